#if NET
using System.Security.Cryptography;

namespace Sdc;

/// <summary>SHA-256 of short texts, by the hundred thousand: making the system's hash object anew would be half of the work, so each thread keeps one.</summary>
internal static class Sha256OfThread
{
    [ThreadStatic]
    private static IncrementalHash? hashOfThread;

    /// <summary>Writes the hash of the bytes.</summary>
    public static void Hash(ReadOnlySpan<byte> bytes, Span<byte> hash) => Hash(bytes, [], [], hash);

    /// <summary>The same of bytes that stand in three places.</summary>
    public static void Hash(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third, Span<byte> hash)
    {
        hashOfThread ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hashOfThread.AppendData(first);
        if (!second.IsEmpty) hashOfThread.AppendData(second);
        if (!third.IsEmpty) hashOfThread.AppendData(third);
        hashOfThread.GetHashAndReset(hash);
    }
}
#endif
