namespace Sdc;

/// <summary>How files are stored.</summary>
public sealed class StorageSettings
{
    internal StorageSettings()
    {
    }

    /// <summary>Whether what is noted as stored is on the disk before it is noted, so that a power cut loses nothing.</summary>
    public bool Sync { get; internal init; } = true;

    /// <summary>Whether what SDC writes can be read by its owner only.</summary>
    public bool Private { get; internal init; } = true;

    /// <summary>As by default: on the disk, and for the owner only.</summary>
    internal static StorageSettings Default { get; } = new();

    /// <summary>Shows each key with its value, one a line.</summary>
    public override string ToString() => SectionText.Of(("sync", Sync), ("private", Private));
}
