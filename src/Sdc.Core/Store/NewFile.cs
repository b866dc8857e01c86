#if NET
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Sdc;

/// <summary>
/// A file that is made and written from its beginning to its end by the calls of Linux alone. The framework takes and frees a lock of each file besides, and
/// asks whether one can seek in it: that is a fifth of what a small file costs.
/// </summary>
internal sealed class NewFile : Stream
{
    // O_WRONLY, O_CREAT, O_EXCL and O_CLOEXEC. Other systems have other numbers.
    private const int Flags = 0x1 | 0x40 | 0x80 | 0x80000;

    private const UnixFileMode ForOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // The user's mask takes away from it.
    private const UnixFileMode ForAll = ForOwner | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private const int Interrupted = 4;

    private readonly string path;
    private readonly int descriptor;
    private long length;
    private bool isClosed;

    private NewFile(string path, int descriptor)
    {
        this.path = path;
        this.descriptor = descriptor;
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => length;

    public override long Position { get => length; set => throw new NotSupportedException(); }

    /// <summary>Time of the last write so far.</summary>
    public DateTime LastWriteTimeUtc
    {
        get
        {
            using var handle = new SafeFileHandle(descriptor, ownsHandle: false);
            return File.GetLastWriteTimeUtc(handle);
        }
    }

    /// <summary>Makes a file; null where that does not work, or not in this way: the framework finds out what is wrong.</summary>
    public static NewFile? TryMake(string path, bool isPrivate)
    {
        if (!OperatingSystem.IsLinux()) return null;
        var descriptor = Open(path, Flags, (int)(isPrivate ? ForOwner : ForAll));
        return descriptor < 0 ? null : new(path, descriptor);
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The disk is full, or does not work.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(isClosed, this);
        while (!buffer.IsEmpty)
        {
            var written = (int)Write(descriptor, ref MemoryMarshal.GetReference(buffer), buffer.Length);
            if (written >= 0)
            {
                length += written;
                buffer = buffer[written..];
            }
            else if (Marshal.GetLastPInvokeError() is var error and not Interrupted)
            {
                throw Failure(error);
            }
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        // Nothing is held back.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    // A server may tell only now that its disk is full. What was interrupted is closed nevertheless.
    protected override void Dispose(bool disposing)
    {
        if (isClosed) return;
        isClosed = true;
        if (Close(descriptor) != 0 && Marshal.GetLastPInvokeError() is var error and not Interrupted) throw Failure(error);
    }

    // As the framework says it.
    private IOException Failure(int error) => new($"{Marshal.GetPInvokeErrorMessage(error)} : '{path}'", error);

    [DllImport("libc", EntryPoint = "open")]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, int mode);

    [DllImport("libc", EntryPoint = "write", SetLastError = true)]
    private static extern nint Write(int descriptor, ref byte content, nint length);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int descriptor);
}
#endif
