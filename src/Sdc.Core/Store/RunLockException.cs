namespace Sdc;

/// <summary>Another run is writing to the data folder.</summary>
public sealed class RunLockException : SdcException
{
    internal RunLockException(string path, RunLockHolder? holder)
        : base("RunLockHeld", $"Another run is writing to this data folder: {holder?.ToString() ?? "its holder left no name"}. Nothing was changed. Try again when it is done, or have the command wait for it (sdc --wait, in PowerShell -WaitSeconds). Lock: '{path}'.") =>
        Holder = holder?.ToString();

    private RunLockException(RunLockHolder holder, string message)
        : base("RunLockHeld", message)
    {
        Holder = holder.ToString();
        IsOfOtherHost = true;
    }

    /// <summary>Who holds the lock, in words; null where the holder left no name.</summary>
    internal string? Holder { get; }

    /// <summary>Whether it was a run on another host that took the lock.</summary>
    internal bool IsOfOtherHost { get; }

    // Whether a process of another host lives cannot be told from here, and two writers could cost edits: a person decides.
    internal static RunLockException OfOtherHost(string holderPath, RunLockHolder holder) => new(
        holder,
        $"A run on another host began to write to this data folder and did not say that it ended: {holder}. Whether it still runs cannot be told from here. Nothing was changed. Try again when it is done; if it was killed, or that host is no more, delete '{holderPath}', and this host may write again.");
}
