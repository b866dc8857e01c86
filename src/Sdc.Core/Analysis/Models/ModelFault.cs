namespace Sdc;

/// <summary>Why a model gave no usable answer.</summary>
internal enum ModelFault
{
    /// <summary>The provider cannot be reached, or does not answer in time, or is broken or too busy, however often it was asked. The next question may fare no better.</summary>
    Unavailable,

    /// <summary>The key is wrong, or may not use this model, or the account has no credit. No question will fare better.</summary>
    Refused,

    /// <summary>The question is longer than the model takes.</summary>
    TooLong,

    /// <summary>The answer is empty, or no JSON of the asked shape, however often it was asked. It is paid for, and only about this question.</summary>
    Unusable,

    /// <summary>What it would cost to ask, or to ask once more, is not allowed any more.</summary>
    OverBudget,
}
