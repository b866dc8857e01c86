using System.Text;

namespace Sdc.Tests.Fuzz;

/// <summary>Damages a file as disks, editors, transfers and people do, and as nobody would; the same seed gives the same damage.</summary>
internal static class Mutation
{
    private const int MostOnce = 3;
    private const int LongestRepeat = 300_000;

    /// <summary>The damaged file.</summary>
    /// <param name="original">A good one.</param>
    /// <param name="other">Another, to be spliced in.</param>
    /// <param name="random">The seed's numbers.</param>
    public static byte[] Of(byte[] original, byte[] other, Random random)
    {
        var mutant = original;
        for (var times = random.Next(1, MostOnce + 1); times > 0; times--) mutant = Once(mutant, other, random);
        return mutant;
    }

    /// <summary>How many bytes two files have in common from their beginning.</summary>
    public static int Common(byte[] one, byte[] other) => one.AsSpan().CommonPrefixLength(other);

    private static byte[] Once(byte[] bytes, byte[] other, Random random)
    {
        var at = random.Next(bytes.Length + 1);
        var length = random.Next(2) == 0 ? random.Next(1, 40) : random.Next(1, bytes.Length + 2);
        var end = Math.Min(bytes.Length, at + length);
        switch (random.Next(15))
        {
            case 0: return Flipped(bytes, random);
            case 1: return bytes[..at];
            case 2: return [.. bytes[..end], .. bytes[at..]];
            case 3: return [.. bytes[..at], .. bytes[end..]];
            case 4: return Swapped(bytes, random);
            case 5: return [.. bytes[..at], .. Rubbish.Token(random), .. bytes[at..]];
            case 6: return [.. bytes[..at], .. Rubbish.Token(random), .. bytes[end..]];
            case 7: return [.. bytes[..at], .. other[random.Next(other.Length + 1)..]];
            case 8: return Encoded(bytes, random);
            case 9: return InPlaceOf(bytes, letter => letter is >= (byte)'0' and <= (byte)'9', random);
            case 10: return InPlaceOf(bytes, letter => letter is not ((byte)'"' or (byte)',' or (byte)'\n' or (byte)';'), random);
            case 13: return Member(bytes, random);
            case 11: return [.. bytes[..end], .. Repeated(bytes[at..end], random), .. bytes[end..]];
            case 12: return [.. bytes[..at], .. Noise(length, random), .. bytes[end..]];
            default: return [.. Rubbish.Mark(random), .. bytes];
        }
    }

    private static byte[] Flipped(byte[] bytes, Random random)
    {
        if (bytes.Length == 0) return bytes;
        byte[] flipped = [.. bytes];
        for (var bits = random.Next(1, 9); bits > 0; bits--) flipped[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return flipped;
    }

    private static byte[] Swapped(byte[] bytes, Random random)
    {
        var cuts = new[] { random.Next(bytes.Length + 1), random.Next(bytes.Length + 1), random.Next(bytes.Length + 1) };
        Array.Sort(cuts);
        return [.. bytes[..cuts[0]], .. bytes[cuts[1]..cuts[2]], .. bytes[cuts[0]..cuts[1]], .. bytes[cuts[2]..]];
    }

    private static byte[] Encoded(byte[] bytes, Random random)
    {
        Encoding encoding = random.Next(4) switch
        {
            0 => Encoding.BigEndianUnicode,
            1 => Encoding.UTF32,
            2 => Encoding.Latin1,
            _ => Encoding.Unicode,
        };
        var encoded = encoding.GetBytes(Encoding.UTF8.GetString(bytes));
        return random.Next(2) == 0 ? encoded : [.. encoding.GetPreamble(), .. encoded];
    }

    // A number, or a value between quotes and commas, becomes rubbish.
    private static byte[] InPlaceOf(byte[] bytes, Predicate<byte> belongs, Random random)
    {
        var at = random.Next(bytes.Length + 1);
        while (at < bytes.Length && !belongs(bytes[at])) at++;
        var end = at;
        while (end < bytes.Length && belongs(bytes[end])) end++;
        return [.. bytes[..at], .. Rubbish.Token(random), .. bytes[end..]];
    }

    // The value of a member of JSON, whatever it is, becomes another.
    private static byte[] Member(byte[] bytes, Random random)
    {
        var at = Array.IndexOf(bytes, (byte)':', random.Next(bytes.Length + 1)) + 1;
        if (at == 0) return bytes;
        var end = Array.FindIndex(bytes, at, letter => letter is (byte)',' or (byte)'}' or (byte)'\n');
        return [.. bytes[..at], .. Rubbish.Token(random), .. bytes[(end < 0 ? bytes.Length : end)..]];
    }

    private static byte[] Repeated(byte[] block, Random random)
    {
        if (block.Length == 0) return block;
        var repeated = new byte[Math.Min(LongestRepeat, (long)block.Length * random.Next(2, 5000))];
        for (var at = 0; at < repeated.Length; at++) repeated[at] = block[at % block.Length];
        return repeated;
    }

    private static byte[] Noise(int length, Random random)
    {
        var noise = new byte[length];
        if (random.Next(3) > 0) random.NextBytes(noise);
        return noise;
    }
}
