namespace Sdc.TestServers;

/// <summary>By which name a server takes the most tokens of an answer.</summary>
public enum MaxTokensName
{
    /// <summary>Either.</summary>
    Both,

    /// <summary><c>max_tokens</c>; the other is passed over without a word, as older servers do.</summary>
    Old,

    /// <summary><c>max_tokens</c>; the other is refused.</summary>
    OldOnly,

    /// <summary><c>max_completion_tokens</c>; the other is refused.</summary>
    NewOnly,
}
