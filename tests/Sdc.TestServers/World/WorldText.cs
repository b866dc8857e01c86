using System.Text;

namespace Sdc.TestServers;

/// <summary>Texts as people write them: other scripts, markup, quotes, line ends.</summary>
internal sealed class WorldText
{
    private static readonly string[] Words =
    [
        "printer", "server", "backup", "restarted", "checked", "mailbox", "router", "firewall", "update", "licence", "reset", "laptop", "again", "spooler", "works", "now", "disk", "full", "vendor", "waiting",
        "café", "naïve", "Größe", "пароль", "印刷機", "🖨️", "“quoted”", "it's", "C:\\Temp\\log.txt", "0x80070070", "3:15", "#2", "<b>bold</b>", "a < b && c", "O'Brien", "100%", "{{name}}", "\"exact\"",
    ];

    private static readonly string[] Families = ["Alder", "Birch", "Calder", "Dorn", "Eskil", "Faulk", "Greer", "Holm", "Ivers", "Jarrow", "Kemp", "Lund", "Marsh", "Nyström", "O'Brien", "Pryce", "Quist", "Rowe", "Søren", "Thorne"];
    private static readonly string[] Trades = ["Dental", "Legal", "Winery", "Roofing", "Logistics", "Pharmacy", "Realty", "Bakery", "Printing", "Tooling", "Storage", "Electric", "Architects", "Hardware", "Accounting"];
    private static readonly string[] Forms = ["", "", " LLC", ", Inc.", " & Sons", " GmbH"];
    private static readonly string[] FirstNames = ["Dana", "Robin", "José", "Mia", "Łukasz", "Ann-Marie", "Wei", "Tomas", "Priya", "Kim", "Noor", "Sasha"];

    private const int PoolSize = 400;

    private readonly string[] pool;

    // Long texts are shared, so that a world of many tickets stays small.
    public WorldText(Random random) => pool = [.. Enumerable.Range(0, PoolSize).Select(_ => Sentence(random, random.Next(20, 600)))];

    public static string Family(int number) => Families[number % Families.Length];

    public static string FirstName(int number) => FirstNames[number % FirstNames.Length];

    /// <summary>A name of its own for each number.</summary>
    public static string Business(int number)
    {
        var series = number / (Families.Length * Trades.Length);
        return $"{Family(number)} {Trades[number / Families.Length % Trades.Length]}{(series == 0 ? "" : $" {series + 1}")}{Forms[number % Forms.Length]}";
    }

    public string Body(Random random, long id) => random.Next(4) switch
    {
        0 => $"<div>{pool[random.Next(PoolSize)]}<br/>\r\n&nbsp;{id}</div>",
        1 => $"{id}: {Sentence(random, 40)}",
        _ => pool[random.Next(PoolSize)],
    };

    public static string Sentence(Random random, int length)
    {
        var text = new StringBuilder();
        while (text.Length < length)
        {
            text.Append(Words[random.Next(Words.Length)]).Append(random.Next(14) switch { 0 => ".\n", 1 => ", ", 2 => ".\r\n\r\n", _ => " " });
        }

        return text.ToString().TrimEnd();
    }

    public static string Line(Random random, int length) => Sentence(random, length).ReplaceLineEndings(" ");
}
