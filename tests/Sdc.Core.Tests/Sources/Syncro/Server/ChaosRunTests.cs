using System.Globalization;
using System.Text.Json.Nodes;
using Sdc.TestServers;

namespace Sdc.Tests.Sources.Syncro.Server;

/// <summary>Fetches from a server that does what servers do, by seed; SDC_SEEDS in the environment says how many seeds (20 by default).</summary>
public sealed class ChaosRunTests
{
    private static readonly WorldSizes Sizes = new() { Tickets = 80, Customers = 12, MaximumComments = 30, Connections = 0, Burst = 0 };

    public static TheoryData<int> Seeds()
    {
        var data = new TheoryData<int>();
        var count = int.TryParse(Environment.GetEnvironmentVariable("SDC_SEEDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? told : 20;
        for (var seed = 1; seed <= count; seed++) data.Add(seed);
        return data;
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Whatever_the_server_does_the_sessions_are_those_of_a_calm_one(int seed)
    {
        var random = new Random(seed);
        var world = new ServerWorld(seed, Sizes with { Tickets = random.Next(1, 120) }, TimeSpan.FromSeconds(random.Next(-7200, 7200)));
        var options = new SyncroServerOptions
        {
            Comments = Pick<CommentsInLists>(random),
            Order = Pick<TicketOrder>(random),
            SinceIsInclusive = random.Next(2) == 0,
            HasMeta = random.Next(6) > 0,
            TicketsAPage = random.Next(3, 60),
            TimersAPage = random.Next(3, 60),
            MostCommentsAPage = random.Next(3, 60),
        };
        await using var syncro = await SyncroProject.StartAsync(world, new(seed, 0.08), options);
        for (var run = 0; ; run++)
        {
            Assert.True(run < 12, "The fetch does not come to an end.");
            // A quarter of the seeds is stopped at a request, whatever that is; real kills are the command line's tests.
            using var stop = new CancellationTokenSource();
            if (seed % 4 == 0 && run < 3) StopAt(syncro, random.Next(1, 60), stop);
            var isWhole = false;
            try
            {
                var happened = syncro.Fetch(cancellation: stop.Token);
                isWhole = !happened.Exists(one => one is RecordFailed or RunWarning);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
            }

            AssertWatermark(syncro);
            if (isWhole) break;
            if (run % 2 == 0 && world.Tickets.Count > 0) world.AddComment(world.Tickets[random.Next(world.Tickets.Count)].Id);
        }

        // What was changed while the last run read.
        syncro.Servers.Chaos = Chaos.None();
        Assert.DoesNotContain(syncro.Fetch(), one => one is RecordFailed or SessionFailed or RunWarning);
        Assert.Equal(await SyncroProject.CalmAsync(world), syncro.Project.Snapshot());
        AssertNoKey(syncro);
    }

    private static T Pick<T>(Random random)
        where T : struct, Enum => Enum.GetValues<T>()[random.Next(Enum.GetValues<T>().Length)];

    private static void StopAt(SyncroProject syncro, int requests, CancellationTokenSource stop)
    {
        var from = syncro.Servers.Log.Count;
        syncro.Servers.Chaos.Script(_ =>
        {
            if (syncro.Servers.Log.Count - from >= requests) stop.CancelAsync();
            return false;
        }, TestServers.ServerFault.SlowBody);
    }

    // Every ticket that was last updated before the watermark is stored, or known to be due.
    private static void AssertWatermark(SyncroProject syncro)
    {
        var folder = Path.Combine(syncro.Project.State, "servers");
        if (!Directory.Exists(folder) || Directory.GetFiles(folder, "*tickets.json") is not [var file]) return;
        var progress = JsonNode.Parse(File.ReadAllText(file))!;
        if ((string?)progress["watermark"] is not { } text) return;
        var watermark = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
        var stored = syncro.Project.Read().SelectMany(session => session.Meta.SourceIdentifiers).ToHashSet(StringComparer.Ordinal);
        foreach (var ticket in syncro.World.Tickets.Where(ticket => ticket.UpdatedAt <= watermark.UtcDateTime)) Assert.Contains($"/tickets/{ticket.Id}", stored!);
    }

    private static void AssertNoKey(SyncroProject syncro)
    {
        Assert.False(syncro.Servers.Log.KeyWasInQuery);
        foreach (var file in Directory.EnumerateFiles(syncro.Project.Root, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "config.json"))
        {
            Assert.DoesNotContain(syncro.Servers.Syncro.Key, File.ReadAllText(file));
        }
    }
}
