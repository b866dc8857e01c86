namespace Sdc;

/// <summary>Another run is writing to the data folder.</summary>
public sealed class RunLockException : SdcException
{
    internal RunLockException(string path, string? holder)
        : base("RunLockHeld", $"Another run is writing to this data folder: {holder ?? "its holder left no name"}. Nothing was changed. Try again when it is done (lock: '{path}').")
    {
    }
}
