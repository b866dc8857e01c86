namespace Sdc;

/// <summary>Does again what read a session file, changed it and found that somebody had saved it meanwhile: their version is read, and gets the change.</summary>
internal static class WhileEdited
{
    // A person saves now and then; what saves faster than this is no person, and the next run tries again.
    private const int Attempts = 6;

    public static T Retry<T>(Func<T> readAndWrite)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return readAndWrite();
            }
            catch (FileChangedException) when (attempt < Attempts)
            {
                // An editor that writes in place, or puts one file in another's place, needs a moment to end.
                Thread.Sleep(10 * attempt);
            }
        }
    }
}
