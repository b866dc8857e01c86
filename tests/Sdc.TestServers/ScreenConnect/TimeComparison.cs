namespace Sdc.TestServers;

/// <summary>How exactly a filter compares times.</summary>
public enum TimeComparison
{
    Exact,

    /// <summary>The filter's time loses its fraction of a second, the row's keeps it.</summary>
    TruncatedLiteral,

    /// <summary>Both lose their fraction of a second.</summary>
    TruncatedBoth,
}
