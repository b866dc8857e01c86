namespace Sdc;

/// <summary>What links the word to the secret.</summary>
internal enum SecretLink
{
    /// <summary>Nothing: the value must look like one.</summary>
    None,

    /// <summary>A word such as <c>is</c>.</summary>
    Verb,

    /// <summary>A word such as <c>to</c>, behind which verbs stand as well: "password to continue".</summary>
    Target,

    /// <summary>A colon, an equals sign, an arrow.</summary>
    Mark,
}
