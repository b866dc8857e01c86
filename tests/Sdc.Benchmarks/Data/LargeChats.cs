using System.Globalization;

namespace Sdc.Benchmarks;

/// <summary>Writes chats of a given size: files of about 5 MB, sittings of up to a megabyte.</summary>
internal static class LargeChats
{
    private const int BytesAFile = 5_000_000;
    private const int LongestMessage = 3000;
    private const int MostMessages = 450;

    public static void Write(string folder, long bytes)
    {
        Directory.CreateDirectory(folder);
        var random = new Random(7);
        for (var file = 0; bytes > 0; file++)
        {
            var start = Workweek.Moment(file, random);
            using var stream = File.Create(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"Assistant - {start:yyyy-MM-dd@HH'h'mm'm'ss's'fff'ms'} {file}.jsonl")));
            Chats.Header(stream, "Assistant", start, random);
            var now = start;
            while (stream.Length < Math.Min(BytesAFile, bytes))
            {
                now = now.AddHours(random.Next(4, 40));
                var messages = (int)Math.Exp(random.NextDouble() * Math.Log(MostMessages));
                for (var number = 0; number <= messages; number++)
                {
                    now = now.AddSeconds(random.Next(15, 300)).AddMilliseconds(random.Next(1000));
                    Chats.Message(stream, "Assistant", now, number % 2 == 0, Prose.Text(random, 200, LongestMessage), random);
                }
            }

            bytes -= stream.Length;
        }
    }
}
