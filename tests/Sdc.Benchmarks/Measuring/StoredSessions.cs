namespace Sdc.Benchmarks;

/// <summary>What lies in a sessions folder.</summary>
internal sealed record StoredSessions(int Files, long Bytes, int Segments)
{
    public static StoredSessions Count(string folder)
    {
        var files = Directory.GetFiles(folder);
        return new(files.Length, files.Sum(file => new FileInfo(file).Length), files.Sum(Segmented));
    }

    private static int Segmented(string file)
    {
        var bytes = File.ReadAllBytes(file).AsSpan();
        return bytes.Count("\"segment_id\":"u8);
    }
}
