namespace Sdc.TestServers;

/// <summary>Something odd about an answer, as compatible servers and models have it.</summary>
public enum AnswerQuirk
{
    FinishReasonNull,
    FinishReasonEmpty,
    FinishReasonMissing,
    FinishReasonUpperCase,
    FinishReasonUnknown,

    /// <summary>No <c>usage</c>.</summary>
    NoUsage,

    /// <summary>The answer in a code fence.</summary>
    Fenced,

    /// <summary>The answer between polite sentences.</summary>
    InProse,

    /// <summary>An empty content. Paid, and not good.</summary>
    Empty,

    /// <summary>A content of null. Paid, and not good.</summary>
    NullContent,

    /// <summary>No choices at all. Paid, and not good.</summary>
    NoChoices,

    /// <summary>Half of the answer, ended by its most tokens. Paid, and not good.</summary>
    CutOff,

    /// <summary>Words where JSON was asked for. Paid, and not good.</summary>
    Nonsense,

    /// <summary>Ended by a filter, without content. Paid, and not good.</summary>
    Filtered,

    /// <summary>An answer of many megabytes. Paid, and not good.</summary>
    Huge,

    /// <summary>An error in the body of a 200. Not paid.</summary>
    ErrorWithOk,
}
