namespace Sdc;

/// <summary>A model gave no usable answer. The message says provider, method, path, status, the server's own words and what to do; never a key, never the question.</summary>
internal sealed class ModelException(ModelFault fault, string message, Exception? inner = null) : SdcException("Model" + fault, message, inner)
{
    public ModelFault Fault { get; } = fault;

    /// <summary>Tokens of questions that were answered, and paid for, without a usable answer.</summary>
    public long InputTokens { get; set; }

    /// <summary>Tokens of these answers.</summary>
    public long OutputTokens { get; set; }

    /// <summary>What these cost; null where no price is configured.</summary>
    public decimal? Cost { get; set; }

    /// <summary>True when the same request may well succeed at once.</summary>
    public bool IsPassing { get; init; }

    /// <summary>True when no complete answer came in time.</summary>
    public bool IsTimeout { get; init; }

    /// <summary>How long the server asks to wait before the next try; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
