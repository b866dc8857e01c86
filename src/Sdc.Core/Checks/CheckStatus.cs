namespace Sdc;

/// <summary>What a check found.</summary>
public enum CheckStatus
{
    /// <summary>It is as it should be.</summary>
    Ok,

    /// <summary>It works, and should be looked at.</summary>
    Warning,

    /// <summary>It does not work.</summary>
    Failed,

    /// <summary>It was not looked at, since it is not used or something before it failed.</summary>
    Skipped,
}
