namespace Sdc;

/// <summary>The beginning of a session's id: what a table has room for, and what is taken for the whole where it is one session's.</summary>
internal static class SessionIdBeginning
{
    /// <summary>How much of an id is shown, and has to be given: sessions by the ten thousand rarely share it.</summary>
    public const int Shown = 8;

    public static bool Fits(string sessionId, string beginning) => beginning.Length >= Shown && sessionId.StartsWith(beginning, StringComparison.OrdinalIgnoreCase);
}
