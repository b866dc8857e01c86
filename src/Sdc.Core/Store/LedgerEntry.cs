using System.Text.Json.Serialization;

namespace Sdc;

/// <summary>What the ledger knows of one source file.</summary>
internal sealed class LedgerEntry
{
    [JsonPropertyName("size")]
    public long Size { get; set; }

    /// <summary>Time of the last write, UTC ticks.</summary>
    [JsonPropertyName("written")]
    public long Written { get; set; }

    /// <summary>SHA-256 of the content.</summary>
    [JsonPropertyName("sha256")]
    public string Sha256 { get; set; } = "";

    /// <summary>The settings it was read with.</summary>
    [JsonPropertyName("settings")]
    public string Settings { get; set; } = "";

    /// <summary>The version of SDC that read it.</summary>
    [JsonPropertyName("version")]
    public string Version { get; set; } = "";

    /// <summary>The keys of the segments it held, 16 bytes each.</summary>
    [JsonPropertyName("segments")]
    public byte[] Segments { get; set; } = [];

    /// <summary>The records of it that failed.</summary>
    [JsonPropertyName("bad")]
    public List<LedgerBadRecord> Bad { get; set => field = value ?? []; } = [];

    public void SetSegments(IEnumerable<SegmentKey> keys)
    {
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer);
        foreach (var key in keys)
        {
            writer.Write(key.High);
            writer.Write(key.Low);
        }

        writer.Flush();
        Segments = buffer.ToArray();
    }

    public IEnumerable<SegmentKey> SegmentKeys()
    {
        for (var at = 0; at + SegmentKey.Size <= Segments.Length; at += SegmentKey.Size)
        {
            yield return new(BitConverter.ToUInt64(Segments, at), BitConverter.ToUInt64(Segments, at + 8));
        }
    }
}
