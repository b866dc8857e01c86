namespace Sdc.TestServers;

/// <summary>Makes connections.</summary>
internal sealed class ConnectionGenerator(Random random, WorldSizes sizes, DateTime end, IReadOnlyList<WorldUser> users, IReadOnlyList<WorldCustomer> customers)
{
    private static readonly string[] Machines = ["FRONT-DESK", "SRV", "LAPTOP", "WS", "EMPFANG-Ü", "O'BRIEN-PC"];
    private static readonly string[] Types = ["Access", "Access", "Access", "Support", "Meeting"];

    public List<WorldConnection> Connections()
    {
        var connections = new List<WorldConnection>();
        for (var time = default(DateTime); connections.Count < sizes.Connections;)
        {
            // Several may begin at the very same instant.
            if (time == default || random.Next(20) != 0) time = end.AddDays(-sizes.Days).AddTicks(random.NextInt64(sizes.Days * TimeSpan.TicksPerDay));
            connections.Add(Connection(time, end));
        }

        var burst = ServerClock.Whole(end.AddDays(-sizes.Days / 2.0), TimeSpan.TicksPerSecond);
        for (var index = 0; index < sizes.Burst; index++) connections.Add(Connection(burst.AddTicks(random.NextInt64(TimeSpan.TicksPerSecond)), end));
        return connections;
    }

    /// <summary>A connection; it is open still if it would end after this moment, and now and then else.</summary>
    public WorldConnection Connection(DateTime connected, DateTime until)
    {
        var length = new TimeSpan(random.NextInt64(TimeSpan.TicksPerSecond, 2 * TimeSpan.TicksPerHour));
        return new WorldConnection
        {
            ConnectionId = NextGuid(),
            SessionId = NextGuid(),
            ProcessType = random.Next(5) == 0 ? "Guest" : "Host",
            SessionType = Types[random.Next(Types.Length)],
            SessionName = random.Next(40) == 0 ? null : $"{Machines[random.Next(Machines.Length)]}-{random.Next(1, 30)}",
            ParticipantName = random.Next(25) == 0 ? "" : users[random.Next(users.Count)].FullName,
            ConnectedTime = connected,
            DisconnectedTime = random.Next(20) == 0 || connected + length > until ? null : connected + length,
            OpenEnd = (OpenEnd)random.Next(3),
            CustomProperties = random.Next(12) == 0 || customers.Count == 0 ? [] : [customers[random.Next(customers.Count)].BusinessThenName, random.Next(2) == 0 ? "Main Office" : null, "Workstation"],
            NetworkAddress = $"203.0.113.{random.Next(1, 255)}",
        };
    }

    private Guid NextGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
