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

    /// <summary>A number, or letters and digits, that open something: "door code", "auth code".</summary>
    Code,

    /// <summary>What a browser is known by: long, behind a mark.</summary>
    Session,

    /// <summary>The header of a request, with its scheme first.</summary>
    Header,

    /// <summary>A user and a password with a slash between them.</summary>
    Login,
}
