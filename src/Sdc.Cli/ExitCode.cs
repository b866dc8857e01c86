namespace Sdc.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>All well; records that failed in an earlier run already count as known.</summary>
    public const int Success = 0;

    /// <summary>Records or sessions failed that had not failed before; they are named.</summary>
    public const int RecordsFailed = 1;

    /// <summary>The configuration or the command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Another run holds the lock.</summary>
    public const int Locked = 3;

    /// <summary>Nothing could be done.</summary>
    public const int NothingDone = 4;

    /// <summary>Stopped by the user (128 + SIGINT).</summary>
    public const int Cancelled = 130;
}
