namespace Sdc;

/// <summary>The metadata keys of a connection, in the order in which they are written.</summary>
internal static class ConnectionMetadata
{
    public const string ConnectionId = "connection_id";
    public const string ProcessType = "process_type";
    public const string SessionType = "session_type";
    public const string DurationSeconds = "duration_seconds";
    public const string CustomerName = "customer_name";
    public const string Machine = "machine";
    public const string ClientType = "client_type";
    public const string NetworkAddress = "network_address";
    public const string ScreenConnectSessionId = "screenconnect_session_id";

    /// <summary>Whether the connection had not ended when it was reported.</summary>
    public const string Open = "open";

    /// <summary>What the end follows from: <c>reported</c>, <c>duration</c>, <c>open</c>.</summary>
    public const string EndBasis = "end_basis";

    /// <summary>The end as reported, where it lies before the more exact start that another report gave.</summary>
    public const string ReportedEnd = "reported_end";

    public static IReadOnlyList<string> Order { get; } =
        [ConnectionId, ProcessType, SessionType, DurationSeconds, CustomerName, Machine, ClientType, NetworkAddress, ScreenConnectSessionId, Open, EndBasis, ReportedEnd];
}
