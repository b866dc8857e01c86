using System.Buffers;
#if NET
using Microsoft.Win32.SafeHandles;
#endif

namespace Sdc;

/// <summary>
/// Keeps the texts of a run's evidence out of memory: the last few megabytes are held, what is older goes to a temporary file that ends with the spool.
/// Safe for concurrent use.
/// </summary>
internal sealed class EvidenceSpool(string folder) : IDisposable
{
    // A nightly run, which brings a few hundred events, stays within this and makes no file.
    private const int HeldSize = 2 * 1024 * 1024;

    private readonly object access = new();
    private byte[] held = ArrayPool<byte>.Shared.Rent(64 * 1024);
    private int heldLength;
    private FileStream? file;
#if NET
    // Each time that a stream is asked for it, the stream asks the system where it stands.
    private SafeFileHandle? handle;
#endif
    private long fileLength;

    /// <summary>Adds bytes.</summary>
    /// <returns>Where they are.</returns>
    /// <exception cref="SdcException">The temporary file cannot be written.</exception>
    public long Add(ReadOnlySpan<byte> bytes)
    {
        lock (access)
        {
            if (heldLength + bytes.Length > HeldSize) Flush();
            if (held.Length - heldLength < bytes.Length) Hold(Math.Max(HeldSize, heldLength + bytes.Length));
            bytes.CopyTo(held.AsSpan(heldLength));
            heldLength += bytes.Length;
            return fileLength + heldLength - bytes.Length;
        }
    }

    /// <summary>Reads bytes back.</summary>
    /// <exception cref="IOException">The temporary file cannot be read.</exception>
    public void Read(long at, byte[] bytes, int index, int length)
    {
        int inFile;
        lock (access)
        {
            inFile = (int)Math.Max(0, Math.Min(length, fileLength - at));
            if (inFile < length) Buffer.BlockCopy(held, (int)(at + inFile - fileLength), bytes, index + inFile, length - inFile);
#if !NET
            if (inFile > 0) file!.Position = at;
            for (var read = 0; read < inFile;) read += Some(file!.Read(bytes, index + read, inFile - read));
#endif
        }

#if NET
        // What is in the file does not change any more.
        for (var read = 0; read < inFile;) read += Some(RandomAccess.Read(handle!, bytes.AsSpan(index + read, inFile - read), at + read));
#endif
    }

    public void Dispose()
    {
        lock (access)
        {
            if (held.Length > 0) GiveBack();
            file?.Dispose();
        }
    }

    private static int Some(int read) => read > 0 ? read : throw new EndOfStreamException("The temporary file of this run is shorter than what was written to it.");

    private void Flush()
    {
        try
        {
            file ??= Create();
#if NET
            RandomAccess.Write(handle ??= file.SafeFileHandle, held.AsSpan(0, heldLength), fileLength);
#else
            file.Position = fileLength;
            file.Write(held, 0, heldLength);
#endif
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SdcException("SpoolNotWritable", $"What was read cannot be set aside in '{folder}' ({error.Message}). Nothing of this source was stored; make room, and the next run reads it again.", error);
        }

        fileLength += heldLength;
        heldLength = 0;
        // One huge message must not keep its memory for the rest of the run.
        if (held.Length > HeldSize) Hold(HeldSize);
    }

    private void Hold(int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent(size);
        Buffer.BlockCopy(held, 0, larger, 0, heldLength);
        GiveBack();
        held = larger;
    }

    // The next source's spool takes it over.
    private void GiveBack()
    {
        if (held.Length <= HeldSize) ArrayPool<byte>.Shared.Return(held);
        held = [];
    }

    private FileStream Create()
    {
        var path = Path.Combine(folder, "evidence-" + Guid.NewGuid().ToString("N") + AtomicFile.TemporaryExtension);
        // What customers wrote is nobody else's business.
        return PrivateFiles.Open(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, isPrivate: true, FileOptions.DeleteOnClose);
    }
}
