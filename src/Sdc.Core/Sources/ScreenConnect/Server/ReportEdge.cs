namespace Sdc;

/// <summary>How the beginning of a window is asked for.</summary>
internal enum ReportEdge
{
    /// <summary>After one tick before it. A server that leaves the fraction off gives all of the second before, too.</summary>
    From,

    /// <summary>After it: all but what began at this very moment.</summary>
    After,

    /// <summary>Only what began at this very moment.</summary>
    At,
}
