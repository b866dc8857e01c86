using System.Text;

namespace Sdc.Benchmarks;

/// <summary>Text that looks like what technicians write.</summary>
internal static class Prose
{
    private static readonly string[] Words =
    [
        "the", "a", "to", "and", "of", "on", "it", "is", "was", "for", "with", "printer", "server", "backup", "restarted", "checked", "user", "mailbox", "router", "firewall", "update",
        "installed", "licence", "password", "reset", "monitor", "laptop", "again", "after", "before", "driver", "queue", "spooler", "called", "back", "works", "now", "slow", "disk", "full",
        "cleared", "remote", "session", "vendor", "case", "open", "closed", "waiting", "tested", "café", "naïve", "“quoted”", "C:\\Temp\\log.txt", "0x80070070", "3:15", "#2", "switch", "port",
    ];

    /// <summary>Text of about so many characters: sentences, lines now and then.</summary>
    public static string Text(Random random, int from, int to)
    {
        var length = random.Next(from, to + 1);
        var text = new StringBuilder(length + 16);
        while (text.Length < length)
        {
            text.Append(Words[random.Next(Words.Length)]);
            text.Append(random.Next(12) switch { 0 => ". ", 1 => ", ", 2 when text.Length > 200 => ".\n", _ => " " });
        }

        return text.ToString().TrimEnd();
    }
}
