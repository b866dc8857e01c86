using System.Buffers;
using System.Security.Cryptography;

namespace Sdc;

/// <summary>The SHA-256 of a file, worked out beside its reading.</summary>
internal sealed class FileHash : IDisposable
{
    private const int BufferSize = 128 * 1024;

    private readonly CancellationTokenSource stop = new();
    private readonly Task<string> task;

    public FileHash(string path) => task = Task.Run(() => Of(path, stop.Token));

    /// <summary>The hash, in hexadecimal; waits for it.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public string Value => task.GetAwaiter().GetResult();

    /// <summary>Stops; does not wait.</summary>
    public void Dispose() => stop.Cancel();

    private static string Of(string path, CancellationToken stop)
    {
        using var stream = AtomicFile.OpenRead(path);
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // Buffers of this size are collected only with all of memory, and there are thousands of files.
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            for (int read; (read = stream.Read(buffer, 0, buffer.Length)) > 0;)
            {
                if (stop.IsCancellationRequested) return "";
                sha.AppendData(buffer, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return BitConverter.ToString(sha.GetHashAndReset()).Replace("-", "").ToLowerInvariant();
    }
}
