using System.Globalization;
using FsCheck.Xunit;

namespace Sdc.Tests.Sources;

/// <summary>Times in ISO 8601 are read as the framework reads them, whatever they look like.</summary>
public class IsoTimeTests
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.f", "yyyy-MM-dd'T'HH:mm:ss.fff", "yyyy-MM-dd HH:mm:ss.ffffff",
        "yyyy-MM-dd'T'HH:mm:ss.fffffff",
    ];

    private static readonly string[] Endings = ["", "Z", "z", "+00:00", "-05:00", "+05:30", "+0530", "-08", "+14:00", "+14:30", "+24:00", "-05:60", " -05:00", "-5:00"];

    [Property(MaxTest = 300)]
    public void A_time_that_is_written_in_any_form_is_read_as_the_framework_reads_it(int seed)
    {
        var random = new Random(seed);
        var text = new DateTime(random.NextInt64(DateTime.MaxValue.Ticks)).ToString(Forms[random.Next(Forms.Length)], CultureInfo.InvariantCulture) + Endings[random.Next(Endings.Length)];

        AssertAsFramework(text);
    }

    [Property(MaxTest = 300)]
    public void A_time_with_a_slip_of_the_pen_is_read_as_the_framework_reads_it(int seed)
    {
        var random = new Random(seed);
        var text = new DateTime(random.NextInt64(DateTime.MaxValue.Ticks)).ToString(Forms[random.Next(Forms.Length)], CultureInfo.InvariantCulture).ToCharArray();
        text[random.Next(text.Length)] = "0123456789-:. TZ+x"[random.Next(18)];

        AssertAsFramework(new string(text) + Endings[random.Next(Endings.Length)]);
    }

    [Theory]
    [InlineData("2024-02-29T23:59:59.9999999Z")]
    [InlineData("2023-02-29T10:00:00Z")]
    [InlineData("2024-00-10 10:00")]
    [InlineData("2024-01-10 24:00")]
    [InlineData("2024-01-10 10:60")]
    [InlineData("2024-01-10T10:00:60")]
    [InlineData("2024-01-10T10:00:00.")]
    [InlineData("2024-01-10T10:00:00.12345678")]
    [InlineData("0000-01-10T10:00:00")]
    public void Times_at_the_edge_are_read_as_the_framework_reads_them(string text) => AssertAsFramework(text);

    private static void AssertAsFramework(string text)
    {
        var isRead = IsoTime.TryRead(text, out var wall, out var offset);
        // The short way reads what the one that tells what is wrong reads.
        Assert.Equal((IsoTime.Read(text, out var expectedMoment) is null, expectedMoment), (IsoTime.TryReadMoment(text, out var moment), moment));
        Assert.Equal((IsoTime.TryReadMoment(text, out moment), moment), (IsoTime.TryReadMoment(System.Text.Encoding.UTF8.GetBytes(text), out var ofBytes), ofBytes));

        var (expected, expectedWall, expectedOffset) = Framework(text);
        Assert.Equal(expected, isRead);
        if (!expected) return;
        Assert.Equal(expectedWall, wall);
        Assert.Equal(expectedOffset, offset);
    }

    private static (bool IsRead, DateTime Wall, TimeSpan? Offset) Framework(string text)
    {
        string[] formats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm"];
        TimeSpan? offset = null;
        if (text.Length < 16 || text[4] != '-') return default;
        var sign = text.LastIndexOfAny(['+', '-']);
        if (text[^1] is 'Z' or 'z')
        {
            (offset, text) = (TimeSpan.Zero, text[..^1]);
        }
        else if (sign >= 16)
        {
            if (!TimeSpan.TryParseExact(text[(sign + 1)..], ["hh':'mm", "hhmm", "hh"], CultureInfo.InvariantCulture, out var distance) || distance > TimeSpan.FromHours(14)) return default;
            (offset, text) = (text[sign] == '-' ? -distance : distance, text[..sign]);
        }

        return (DateTime.TryParseExact(text.TrimEnd(), formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall), wall, offset);
    }
}
