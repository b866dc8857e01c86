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

#if NET
    // Events of a log that are wanted one after the other stand near each other, as their sessions are made in the order of their starts.
    private const int BlockSize = 64 * 1024;
    private const int MostOfBlock = 4 * 1024;

    [ThreadStatic]
    private static byte[]? blockOfThread;
    [ThreadStatic]
    private static (EvidenceSpool? Spool, long Start, int Length) inBlock;
#endif

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
        long written;
        lock (access)
        {
            written = fileLength;
            inFile = (int)Math.Max(0, Math.Min(length, fileLength - at));
            if (inFile < length) Buffer.BlockCopy(held, (int)(at + inFile - fileLength), bytes, index + inFile, length - inFile);
#if !NET
            if (inFile > 0) file!.Position = at;
            for (var read = 0; read < inFile;) read += Some(file!.Read(bytes, index + read, inFile - read));
#endif
        }

#if NET
        // What is in the file does not change any more.
        if (inFile > 0 && inFile == length && length <= MostOfBlock)
        {
            Block(at, length, written).CopyTo(bytes.AsSpan(index));
            return;
        }

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

#if NET
    private ReadOnlySpan<byte> Block(long at, int length, long written)
    {
        var block = blockOfThread ??= new byte[BlockSize];
        if (inBlock.Spool != this || at < inBlock.Start || at + length > inBlock.Start + inBlock.Length)
        {
            // A little of what stands before it, too: a session's first event need not be the first of its log.
            var start = Math.Max(0, at - MostOfBlock);
            inBlock = default;
            // What another thread is just writing behind that is not read yet.
            var read = RandomAccess.Read(handle!, block.AsSpan(0, (int)Math.Min(BlockSize, written - start)), start);
            if (at + length > start + read) Some(0);
            inBlock = (this, start, read);
        }

        return block.AsSpan((int)(at - inBlock.Start), length);
    }
#endif

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
