namespace Sdc;

/// <summary>What a word in front of a secret says about it.</summary>
internal enum SecretWord
{
    None,

    /// <summary>A password: anything may follow.</summary>
    Password,

    /// <summary>A key or token: what follows is not a plain word, unless a colon or an equals sign stands between.</summary>
    Key,

    /// <summary>A number that opens something.</summary>
    Pin,

    /// <summary>The header of a request, with its scheme first.</summary>
    Header,

    /// <summary>A user and a password with a slash between them.</summary>
    Login,
}
