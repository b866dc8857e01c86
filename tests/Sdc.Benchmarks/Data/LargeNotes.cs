using System.Text.Json;

namespace Sdc.Benchmarks;

/// <summary>Writes a <c>notes.json</c> of a given size: most tickets are small, some are up to a megabyte.</summary>
internal static class LargeNotes
{
    private const int LongestNote = 4000;
    private const int MostNotes = 400;

    /// <summary>What stands before the array of tickets.</summary>
    public static ReadOnlySpan<byte> Start => "{\"tickets\":"u8;

    /// <summary>What stands behind it.</summary>
    public static ReadOnlySpan<byte> End => "}"u8;

    public static void Write(string path, long bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var random = new Random(6);
        var customers = BusinessNames.Create(1000);
        using var stream = File.Create(path);
        stream.Write(Start);
        using (var json = new Utf8JsonWriter(stream, JsonText.Options))
        {
            json.WriteStartArray();
            for (var ticket = 0; stream.Length < bytes; ticket++)
            {
                // As many small ones as middle ones as large ones, by order of magnitude.
                var notes = (int)Math.Exp(random.NextDouble() * Math.Log(MostNotes));
                LegacyNotes.Ticket(json, ticket, notes, Workweek.Moment(ticket % 500, random), customers[ticket % customers.Count], "Marta Ellison", 200, LongestNote, random);
                json.Flush();
            }

            json.WriteEndArray();
        }

        stream.Write(End);
    }
}
