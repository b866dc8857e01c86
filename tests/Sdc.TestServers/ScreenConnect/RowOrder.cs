namespace Sdc.TestServers;

/// <summary>The order in which a report gives its rows, and so which of them a limit leaves out.</summary>
public enum RowOrder
{
    Ascending,
    Descending,

    /// <summary>Another one at each request.</summary>
    Unstable,
}
