using System.Net.Http.Headers;

namespace Sdc;

/// <summary>How long a server asks to be left alone, as its headers say, and how long it is waited for at most.</summary>
internal static class RetryAfter
{
    /// <summary>A server that asks for more is asked again by the next run.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>The longest wait where the server names no time.</summary>
    public static readonly TimeSpan LongestOwn = TimeSpan.FromSeconds(60);

    /// <summary>The wait; null where the headers say none.</summary>
    public static TimeSpan? Of(HttpResponseHeaders headers)
    {
        // A date is one of the server's clock.
        var wait = headers.RetryAfter?.Delta ?? (headers.RetryAfter?.Date is { } date ? date - (headers.Date ?? DateTimeOffset.UtcNow) : null);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
