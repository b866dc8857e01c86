using System.Text;

namespace Sdc.Cli.Tests;

public class BadInputTests
{
    [UnixFact]
    public void Each_bad_file_is_named_every_good_record_is_kept_and_what_is_mended_is_read()
    {
        using var project = new SdcProject();
        var bad = new Dictionary<string, (string Named, Action Write, Action Mend)>();
        var number = 100;
        project.Log("good.csv", Row(1));
        project.TicketFile("good.json", SdcProject.Ticket(1));

        Bad("empty.csv", "is empty", "");
        Bad("binary.csv", "required columns", "PNG\r\n\u001a\n\0\0\0\rIHDR\0\0");
        Bad("utf16-without-mark.csv", "NUL", Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(SdcProject.LogHeader + "\n" + Row(number) + "\n")));
        Bad("missing-column.csv", "ConnectedTime", (SdcProject.LogHeader + "\n" + Row(number) + "\n").Replace("ConnectedTime", "Began"));
        Bad("doubled-column.csv", "ParticipantName", (SdcProject.LogHeader + "\n" + Row(number) + "\n").Replace("SessionName", "ParticipantName"));
        Rows("cut.csv", "ends within this row", Row(2), Row(number)[..^60], end: "");
        Rows("long-line.csv", "line 3", Row(3) + "\n" + Row(4).Replace("PC-1", new string('x', 50_000_000)) + "\n" + Row(5), null);
        Rows("open-quote.csv", "quoted value", Row(6) + "\n" + Row(7).Replace("PC-1", "\"PC-1") + "\n" + Row(8), null);
        Rows("year-1.csv", "ConnectedTime", Row(9), Row(number).Replace("2026-10-05T", "0001-01-01T"));
        Rows("year-9999.csv", "ConnectedTime", Row(10), Row(number).Replace("2026-10-05T", "9999-12-31T"));
        Rows("end-before-start.csv", "before it starts", Row(11), SdcProject.Row(number, "Dana", "Harbor Dental", 60, -30));
        Rows("process.csv", "neither Host", Row(12), Row(number).Replace("Host", "Robot"));
        Link("dangling.csv", Path.Combine(project.Root, "elsewhere.csv"));
        // Opens, and gives an error at the first byte that is read.
        if (OperatingSystem.IsLinux()) Link("failing.csv", "/proc/self/mem");
        TicketText("empty.json", "is empty", "");
        TicketText("binary.json", "broken", "\0\0\u0001");
        TicketText("html.json", "broken", "<html>Please log in</html>");
        TicketText("cut.json", "broken", "{\"tickets\":[" + SdcProject.Ticket(2) + "," + SdcProject.Ticket(900)[..40], 2);
        TicketText("other.json", "no tickets", """{ "contacts": [] }""");
        TicketText("zero.json", "id 0", "[" + SdcProject.Ticket(0) + "," + SdcProject.Ticket(3) + "]", 3);
        TicketText("year.json", "created_at", "[" + SdcProject.Ticket(901).Replace("2026-10-05", "0001-01-01") + "," + SdcProject.Ticket(4) + "]", 4);
        TicketText("half-character.json", "subject", "[" + SdcProject.Ticket(5).Replace("Printer", "\\ud800") + "]", 5);
        TicketText("latin.json", "UTF-8", "[" + SdcProject.Ticket(7).Replace("Printer", "Müller") + "]", 7);
        var longName = new string('n', 10_000);
        project.Log("names.csv", SdcProject.Row(13, longName, longName, 0), SdcProject.Row(14, "\u0001\u001b[2J", "\u0007\u009b", 300), SdcProject.Row(15, "é\ud83d\ude00", "\u202e", 600));
        project.Log("header-only.csv");
        project.TicketFile("number.json", SdcProject.Ticket(6, """, "status": 1e999, "priority": 123456789012345678901234567890 """));
        Directory.CreateDirectory(Path.Combine(project.Logs, "folder.csv"));

        foreach (var file in bad.Values) file.Write();
        var first = project.Run("run").Ended(1);
        var again = project.Run("run").Ended(0);

        var unnamed = bad.Where(file => !first.Failures.Any(line => line.Contains("/" + file.Key) && line.Contains(file.Value.Named)));
        Assert.True(!unnamed.Any(), string.Join(", ", unnamed.Select(file => file.Key)) + " in\n" + first.Errors);
        Assert.Empty(again.Failures);
        Assert.DoesNotContain("   at ", first.Errors + again.Errors);
        Assert.Equal([.. ((int[])[1, 2, 3, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15]).Select(SdcProject.Id)], project.Connections());
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], project.TicketIds());
        project.AssertWhole();

        foreach (var file in bad.Values) file.Mend();
        using var undisturbed = project.Copy();
        Directory.Delete(undisturbed.Data, recursive: true);
        project.Run("run").Ended(0);
        undisturbed.Run("run").Ended(0);
        Assert.Equal(undisturbed.Snapshot(), project.Snapshot());
        Assert.False(Directory.Exists(Path.Combine(project.Data, "state", "quarantine")) && Directory.EnumerateFiles(Path.Combine(project.Data, "state", "quarantine")).Any());

        string Row(int row) => SdcProject.Row(row, "Dana", "Harbor Dental", row * 3);

        void Bad(string name, string named, string text)
        {
            var good = Row(number++);
            bad[name] = (named, () => File.WriteAllText(Path.Combine(project.Logs, name), text, Encoding.Latin1), () => project.Log(name, good));
        }

        void Rows(string name, string named, string good, string? row, string end = "\n")
        {
            bad[name] = (named, () => project.LogText(name, SdcProject.LogHeader + "\n" + good + (row is null ? "" : "\n" + row) + end), () => project.Log(name, good.Split('\n').Where(line => line.Length < 1000 && !line.Contains('"')).ToArray()));
            number++;
        }

        void Link(string name, string target)
        {
            var path = Path.Combine(project.Logs, name);
            bad[name] = ("cannot be read", () => File.CreateSymbolicLink(path, target), () =>
            {
                File.Delete(path);
                project.Log(name, Row(number++));
            });
        }

        void TicketText(string name, string named, string text, params int[] good)
        {
            bad[name] = (named, () => File.WriteAllText(Path.Combine(project.Tickets, name), text, Encoding.Latin1), () => project.TicketFile(name, [.. good.Append(1000 + number++).Select(id => SdcProject.Ticket(id))]));
        }
    }

    [Fact]
    public void A_path_that_is_not_there_is_named_and_the_others_are_read()
    {
        using var project = new SdcProject();
        project.Log("a.csv", SdcProject.Row(1, "Dana", "Harbor Dental", 0));
        Directory.CreateDirectory(Path.Combine(project.Root, "b.csv"));

        var some = project.Run("ingest-screenconnect", "nowhere.csv", "no*.csv", "b.csv", Path.Combine(project.Logs, "a.csv")).Ended(1);
        var none = project.Run("ingest-screenconnect", "nowhere.csv").Ended(4);

        Assert.Equal(["'nowhere.csv'", "'no*.csv'"], some.Failures.Select(line => line[line.IndexOf('\'')..(line.LastIndexOf('\'') + 1)]));
        Assert.Contains("b.csv: The folder holds no .csv file.", some.Errors);
        Assert.Single(none.Failures);
        Assert.Equal([SdcProject.Id(1)], project.Connections());
    }

    [UnixFact]
    public void A_pipe_is_told_from_a_file()
    {
        using var project = new SdcProject();

        using var process = SdcProcess.Start(project.Root, "ingest-screenconnect", "/dev/stdin");
        var result = SdcProcess.Finish(process).Ended(4);

        Assert.Contains("/dev/stdin", Assert.Single(result.Failures));
    }

    [Fact]
    public void A_project_that_holds_nothing_readable_says_so_once()
    {
        using var project = new SdcProject();
        project.LogText("a.csv", "");

        var first = project.Run("run").Ended(4);
        var again = project.Run("run").Ended(0);

        Assert.Contains("a.csv", Assert.Single(first.Failures));
        Assert.Empty(again.Failures);
    }
}
