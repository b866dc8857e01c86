namespace Sdc.Tests.Sources.Syncro.Server;

public sealed class TicketLogTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sdc-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Stored_tickets_are_noted_while_others_are_looked_up()
    {
        const int many = 20_000;
        var log = TicketLog.Load(Path.Combine(folder, "tickets.log"), new StorageSettings { Sync = false });
        var updated = new DateTimeOffset(2026, 10, 5, 0, 0, 0, TimeSpan.Zero);
        var noting = Task.Run(() =>
        {
            for (var id = 1; id <= many; id += 100) log.Append([.. Enumerable.Range(id, 100).Select(ticket => ((long)ticket, (DateTimeOffset?)updated))]);
        });

        while (!noting.IsCompleted)
        {
            var known = log.UpdatedSince(updated);
            Assert.All(known.Take(10), ticket => Assert.True(log.Has(ticket.TicketId, updated)));
        }

        await noting;
        Assert.Equal(many, log.UpdatedSince(updated).Count);
    }
}
