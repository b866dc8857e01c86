using System.Runtime.InteropServices;

namespace Sdc;

/// <summary>
/// Windows refuses to rename over, delete or open a file that a virus scanner, an indexer, a reader or an editor has open just then, mostly for some
/// milliseconds. It is tried again, for a bounded time; other systems never refuse for that reason.
/// </summary>
internal static class SharingViolation
{
    private const int FirstWait = 5;

    // 5, 10, … 320 ms: 0.6 s in all.
    private const int Attempts = 8;

    // A right that is missing shows in the same way as a file that is being deleted, and no waiting gives it.
    private const int AttemptsIfRefused = 5;

    private static readonly bool IsWindows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    public static T Retry<T>(Func<T> action) => Retry(action, IsWindows);

    /// <summary>The same where it is told whether the system refuses for that reason.</summary>
    public static T Retry<T>(Func<T> action, bool refuses)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return action();
            }
            catch (Exception error) when (refuses && attempt < MostFor(error))
            {
                Thread.Sleep(FirstWait << (attempt - 1));
            }
        }
    }

    public static void Retry(Action action) => Retry(() =>
    {
        action();
        return true;
    });

    private static int MostFor(Exception error) => error switch
    {
        // ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION.
        IOException { HResult: unchecked((int)0x80070020) or unchecked((int)0x80070021) } => Attempts,
        UnauthorizedAccessException => AttemptsIfRefused,
        _ => 0,
    };
}
