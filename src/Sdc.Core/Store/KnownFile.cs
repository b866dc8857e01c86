using System.Runtime.InteropServices;

namespace Sdc;

/// <summary>
/// Replaces and deletes a file only while it is what was read. A check and a rename are two steps, between which somebody may save: where the system can exchange
/// two files in one step (Linux), what was taken away is looked at once more and put back if it is news. Elsewhere the time between the two remains, some microseconds.
/// </summary>
internal static class KnownFile
{
    private const int CurrentFolder = -100;

    private const uint Exchange = 2;

    private const int MostSaves = 10;

    // Unlike a file system that cannot exchange (an error), a system without the call is not asked again.
    private static volatile bool isMissing = !RuntimeInformation.IsOSPlatform(OSPlatform.Linux);

    /// <summary>Renames a file over the one that was read.</summary>
    /// <exception cref="FileChangedException">Somebody changed or removed that one; both files are as they were.</exception>
    /// <exception cref="IOException">It could not be replaced.</exception>
    public static void Replace(string temporary, string path, ContentMark known)
    {
        if (!Holds(path, known)) throw new FileChangedException();
        var ours = Mark(temporary);
        if (!TryExchange(temporary, path))
        {
            AtomicFile.Replace(temporary, path);
            return;
        }

        var taken = Mark(temporary);
        if (taken != known)
        {
            GiveBack(temporary, path, ours, taken);
            throw new FileChangedException();
        }

        AtomicFile.TryDelete(temporary);
    }

    /// <summary>Deletes the file that was read; one that is no longer that stays.</summary>
    /// <exception cref="IOException">It cannot be read or deleted; it stays.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read or deleted; it stays.</exception>
    public static void Delete(string path, ContentMark known)
    {
        if (!File.Exists(path) || !Holds(path, known)) return;
        var aside = AtomicFile.TemporaryName(path);
        var isKnown = false;
        File.Move(path, aside);
        try
        {
            isKnown = Holds(aside, known);
        }
        finally
        {
            if (!isKnown) File.Move(aside, path);
        }

        if (isKnown) AtomicFile.TryDelete(aside);
    }

    // What is taken away by this must be what was put there before; if it is not, it was saved since, and goes back in turn.
    private static void GiveBack(string temporary, string path, ContentMark? put, ContentMark? newest)
    {
        for (var attempt = 0; attempt < MostSaves; attempt++)
        {
            if (!TryExchange(temporary, path))
            {
                AtomicFile.Replace(temporary, path);
                return;
            }

            var taken = Mark(temporary);
            if (taken == put) return;
            put = newest;
            newest = taken;
        }
    }

    private static bool Holds(string path, ContentMark known) => Mark(path) == known;

    private static ContentMark? Mark(string path)
    {
        try
        {
            return ContentMark.Of(AtomicFile.Read(path));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static bool TryExchange(string one, string other)
    {
        if (isMissing) return false;
        try
        {
            return RenameAt(CurrentFolder, Path.GetFullPath(one), CurrentFolder, Path.GetFullPath(other), Exchange) == 0;
        }
        catch (Exception error) when (error is EntryPointNotFoundException or DllNotFoundException)
        {
            isMissing = true;
            return false;
        }
    }

    // Paths are UTF-8 there.
    private static int RenameAt(int oldFolder, string oldPath, int newFolder, string newPath, uint flags) =>
        RenameAt(oldFolder, Bytes(oldPath), newFolder, Bytes(newPath), flags);

    private static byte[] Bytes(string path) => System.Text.Encoding.UTF8.GetBytes(path + "\0");

    [DllImport("libc", EntryPoint = "renameat2", ExactSpelling = true)]
    private static extern int RenameAt(int oldFolder, byte[] oldPath, int newFolder, byte[] newPath, uint flags);
}
