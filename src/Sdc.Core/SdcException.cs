namespace Sdc;

/// <summary>An error that stops what was asked; its message says what happened, where, what was kept and what to do next.</summary>
public class SdcException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="errorId">Stable PascalCase id, such as <c>RunLockHeld</c>.</param>
    /// <param name="message">What happened, where, what was kept, what to do next.</param>
    /// <param name="inner">The cause.</param>
    public SdcException(string errorId, string message, Exception? inner = null)
        : base(message, inner) => ErrorId = errorId;

    /// <summary>Stable id of the kind of error.</summary>
    public string ErrorId { get; }
}
