using System.Globalization;
using Sdc.TestServers;

namespace Sdc.Cli.Tests;

/// <summary>What servers and models give, on disks that are full after so many kilobytes more; SDC_STARVE in the environment asks for every page up to where the command succeeds.</summary>
public sealed class StarvedServersTests
{
    private const int Page = 4096;
    private const string Roomy = "size=16m,rw";
    private const int Tickets = 12;

    [SmallDiskTheory]
    [InlineData("data")]
    [InlineData("data/state")]
    public async Task An_analysis_on_a_full_disk_breaks_nothing_and_the_next_completes_it(string folder)
    {
        var text = new string('x', 2_000);
        await using var server = await ModelServer.StartAsync(_ => $$"""{ "title": "Printer", "summary": "{{text}}", "invoice_line": "Printer repaired", "category": "Printing", "detailed_overview": "Mended." }""");
        using var before = WaitingForModel.Of(server, Tickets, maxParallel: 1);
        Starve(before, folder, "analyze", project => project.Snapshot());
    }

    [SmallDiskTheory]
    [InlineData("input/cache")]
    public async Task A_fetch_of_customers_on_a_full_disk_changes_nothing_and_the_next_completes(string folder)
    {
        await using var servers = await LoopbackServers.StartAsync(new ServerWorld(5, new() { Customers = 200, Tickets = 0, Connections = 0 }), null, new() { CustomersAPage = 50, ContactsAPage = 50 });
        using var before = RenamedCustomer.Of(servers);
        var old = File.ReadAllText(before.CustomerCache);
        Starve(before, folder, "cache-customers --force", project => File.ReadAllText(project.CustomerCache), cache => Assert.True(cache == old || cache.Contains(RenamedCustomer.Name, StringComparison.Ordinal)));
    }

    private static void Starve(SdcProject before, string folder, string command, Func<SdcProject, string> result, Action<string>? check = null)
    {
        var arguments = command.Split(' ');
        using var calm = before.Copy();
        calm.Run(arguments).Ended(0);
        var expected = result(calm);
        var full = 0;
        for (var pages = 0; ; pages += Starving.IsLong ? 1 : 40)
        {
            using var project = new SdcProject();
            using var disk = new SmallDisk(Path.Combine(project.Root, folder));
            disk.Change(Roomy);
            before.CopyTo(project);
            disk.Change(string.Create(CultureInfo.InvariantCulture, $"size={disk.Used + ((long)pages * Page)}"));

            var starved = project.Run(arguments);

            var circumstances = string.Create(CultureInfo.InvariantCulture, $"{command} in {folder} with {pages} pages free: {starved.ExitCode}\n{starved.Errors}");
            Assert.True(starved.ExitCode is 0 or 1 or 4, circumstances);
            Assert.DoesNotContain("   at ", starved.Errors, StringComparison.Ordinal);
            project.AssertWhole();
            check?.Invoke(result(project));
            if (starved.ExitCode == 0 && !starved.Errors.Contains("No space", StringComparison.Ordinal)) break;
            full++;
            Assert.True(starved.Errors.Contains("No space", StringComparison.Ordinal), circumstances);
            Assert.True(pages < 2000, "It is full on however large a disk.");
            disk.Change(Roomy);
            project.Run(arguments).Ended(0);
            Assert.True(expected == result(project), "The next run ended otherwise: " + circumstances);
        }

        Assert.NotEqual(0, full);
    }
}
