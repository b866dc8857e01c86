namespace Sdc.TestServers;

/// <summary>How the report server behaves; may be changed while it is served.</summary>
public sealed class ScreenConnectServerOptions
{
    public string Extension { get; set; } = "2d558935-686a-4bd0-9991-07539f5fe749";

    /// <summary>The value that <c>Origin</c> must have; null where none is needed.</summary>
    public string? RequiredOrigin { get; set; }

    /// <summary>The server's own limit of rows, whatever a request's limit is; null where there is none.</summary>
    public int? MostItems { get; set; }

    public RowOrder Order { get; set; } = RowOrder.Ascending;

    public TimeComparison Times { get; set; } = TimeComparison.Exact;
}
