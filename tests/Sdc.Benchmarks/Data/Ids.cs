namespace Sdc.Benchmarks;

/// <summary>Ids as sources make them, but the same ones every time.</summary>
internal static class Ids
{
    public static Guid Next(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
