using System.Buffers.Binary;

namespace Sdc;

/// <summary>What a file's content was when it was read: length and a hash. Times would not do: an edit may come within one tick of them, or keep them.</summary>
internal readonly record struct ContentMark(int Length, ulong Hash)
{
    public static ContentMark Of(byte[] content)
    {
        // Nobody forges this: it tells two versions of one file apart, and is worked out for every session that is read.
        var rest = content.AsSpan();
        var hash = 14695981039346656037UL;
        for (; rest.Length >= 8; rest = rest.Slice(8)) hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(rest));
        foreach (var one in rest) hash = Mix(hash, one);
        return new(content.Length, hash);
    }

    private static ulong Mix(ulong hash, ulong more)
    {
        hash = unchecked((hash ^ more) * 0x9E3779B97F4A7C15UL);
        return hash ^ (hash >> 32);
    }
}
