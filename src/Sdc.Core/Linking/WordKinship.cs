namespace Sdc;

/// <summary>How two words are related by their letters.</summary>
internal enum WordKinship : byte
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Somewhat: too many edits, another first letter, or one begins the other.</summary>
    Alike,

    /// <summary>A word of a trade, or one that says nothing, and what may be a slip of it: too short, or too far, to tell by itself.</summary>
    Doubtful,

    /// <summary>Two slips of the pen in a long word.</summary>
    TwoSlips,

    /// <summary>One slip in a short word.</summary>
    ShortSlip,

    /// <summary>One slip.</summary>
    Slip,

    /// <summary>One may be short for the other, or its plural.</summary>
    Abbreviation,

    /// <summary>The same word.</summary>
    Same,
}
