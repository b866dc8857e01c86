namespace Sdc;

/// <summary>How remote connections become sessions: one technician at one company without a pause longer than the gap.</summary>
internal sealed class ConnectionRule(TimeSpan gap) : ISessionRule
{
    private const int NamedMachines = 2;
    private const int MachineLength = 60;

    public string Source => SourceSystem.ScreenConnect;

    public TimeSpan? Gap => gap;

    public bool GroupsByFile => false;

    public Absence Absence => Absence.Nothing;

    public string GroupKey(SessionSegment segment) =>
        Identity.Key(segment.Author?.Trim() ?? "", segment.Metadata.Text(ConnectionMetadata.CustomerName)?.Trim() ?? "");

    public SessionSegment Merge(SessionSegment first, SessionSegment second, bool preferSecond)
    {
        var merged = new SessionSegment
        {
            SegmentId = first.SegmentId,
            Type = SegmentType.RemoteConnection,
            Author = (string?)MetadataOrder.Pick(first.Author, second.Author, preferSecond),
            Metadata = MetadataOrder.Merge(first.Metadata, second.Metadata, preferSecond),
            Unknown = MetadataOrder.Merge(first.Unknown, second.Unknown, preferSecond),
        };

        // Read anew, a row that names no company takes back the one that a wrong company_property gave it.
        if (preferSecond) merged.Metadata[ConnectionMetadata.CustomerName] = second.Metadata.Value(ConnectionMetadata.CustomerName);

        // The machine decides the text, so that the two cannot come from different reports.
        merged.Content = merged.Metadata.Text(ConnectionMetadata.Machine) is { Length: > 0 } machine
            ? Content(machine)
            : (string?)MetadataOrder.Pick(first.Content, second.Content, preferSecond);
        ConnectionTimes.Merge(ConnectionTimes.Of(first), ConnectionTimes.Of(second), preferSecond).ApplyTo(merged);
        merged.Metadata = MetadataOrder.Sorted(merged.Metadata, ConnectionMetadata.Order);
        return merged;
    }

    public IEnumerable<string> Links(SessionSegment segment) => [];

    public IEnumerable<string> NaturalKeys(SessionSegment segment, Session? session)
    {
        if (ConnectionRowReader.Id(segment.Metadata.Text(ConnectionMetadata.ConnectionId)) is { } id) yield return Identity.Key("connection", id);
        // Other programs do not keep the machine.
        else if (segment.StartTimeUtc is not null) yield return Identity.Key("start", NaturalKey.Minute(segment), NaturalKey.Author(segment));
    }

    // Every program keeps technician and company with the connection.
    public void JoinGroup(SessionSegment segment, SessionSegment member)
    {
    }

    public void Describe(Session session)
    {
        var machines = new List<string>();
        // Most sessions are of one machine.
        HashSet<string>? named = null;
        string? customer = null;
        var intervals = new List<(long Start, long End)>(session.Segments.Count);
        for (var at = 0; at < session.Segments.Count; at++)
        {
            var segment = session.Segments[at];
            if (segment.Metadata.Text(ConnectionMetadata.Machine) is { Length: > 0 } machine
                && (machines.Count == 0 || (machine != machines[0] && (named ??= new(StringComparer.Ordinal)).Add(machine)))) machines.Add(machine);
            if (customer is null && segment.Metadata.Text(ConnectionMetadata.CustomerName)?.Trim() is { Length: > 0 } name) customer = name;
            if (segment.StartTimeUtc is { } start && segment.EndTimeUtc is { } end) intervals.Add((start.UtcTicks, end.UtcTicks));
        }

        session.Insights.SourceTitle = Title(machines);
        session.Context.SourceCustomerName = customer;
        SessionDuration.Set(session.Insights, SessionDuration.UnionSeconds(intervals), DurationBasis.Connections);
    }

    /// <summary>The text of a connection to a machine.</summary>
    internal static string Content(string? machine) => machine is null ? "Connected" : "Connected to " + machine;

    private static string Title(List<string> machines)
    {
        if (machines.Count == 0) return "Remote connection";
        var title = "Remote connection to " + Named(machines[0]);
        for (var at = 1; at < Math.Min(machines.Count, NamedMachines); at++) title += ", " + Named(machines[at]);
        var more = machines.Count - NamedMachines;
        return more > 0 ? title + FormattableString.Invariant($" and {more} more") : title;
    }

    private static string Named(string machine) => machine.Length > MachineLength ? SourceText.Cut(machine, MachineLength) + "…" : machine;
}
