namespace Sdc;

/// <summary>A server did not give what it was asked for. The message says method, path, status, the server's own words and what to do; never the key.</summary>
internal sealed class ServerException(RequestFault fault, int? status, string message, Exception? inner = null) : SdcException("Server" + fault, message, inner)
{
    public RequestFault Fault { get; } = fault;

    /// <summary>The HTTP status; null where there was no answer.</summary>
    public int? Status { get; } = status;

    /// <summary>The part of the message that says what to do; empty where there is none.</summary>
    public string Advice { get; init; } = "";

    /// <summary>How long the server asks to wait before the next try; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>True when the same request may well succeed later.</summary>
    public bool IsPassing => Fault is RequestFault.Unreachable or RequestFault.TimedOut or RequestFault.Busy or RequestFault.Broken or RequestFault.NotJson or RequestFault.Damaged;
}
