using System.Buffers.Binary;
using System.Text.Json.Serialization;

namespace Sdc;

/// <summary>What the ledger knows of one source file.</summary>
internal sealed class LedgerEntry
{
    /// <summary>No file has this size: one that could not be read to its end, or shall be read again, is due whatever its time.</summary>
    public const long Due = -1;

    [JsonPropertyName("size")]
    public long Size { get; set; }

    /// <summary>Time of the last write, UTC ticks.</summary>
    [JsonPropertyName("written")]
    public long Written { get; set; }

    /// <summary>SHA-256 of the content.</summary>
    [JsonPropertyName("sha256")]
    public string Sha256 { get; set => field = value ?? ""; } = "";

    /// <summary>The settings it was read with.</summary>
    [JsonPropertyName("settings")]
    public string Settings { get; set => field = value ?? ""; } = "";

    /// <summary>The version of SDC that read it.</summary>
    [JsonPropertyName("version")]
    public string Version { get; set => field = value ?? ""; } = "";

    /// <summary>What the file is the whole of, as its reader said; null where it said nothing.</summary>
    [JsonPropertyName("identity"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Identity { get; set; }

    /// <summary>The keys of the segments it held, 16 bytes each.</summary>
    [JsonPropertyName("segments")]
    public byte[] Segments { get; set => field = value ?? []; } = [];

    /// <summary>The records of it that failed.</summary>
    [JsonPropertyName("bad")]
    public List<LedgerBadRecord> Bad { get; set => field = value ?? []; } = [];

    public void SetSegments(IReadOnlyCollection<SegmentKey> keys)
    {
        Segments = new byte[keys.Count * SegmentKey.Size];
        var at = 0;
        foreach (var key in keys)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(Segments.AsSpan(at), key.High);
            BinaryPrimitives.WriteUInt64LittleEndian(Segments.AsSpan(at + 8), key.Low);
            at += SegmentKey.Size;
        }
    }

    public SegmentKey[] SegmentKeys()
    {
        var keys = new SegmentKey[Segments.Length / SegmentKey.Size];
        for (var index = 0; index < keys.Length; index++)
        {
            var bytes = Segments.AsSpan(index * SegmentKey.Size);
            keys[index] = new(BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadUInt64LittleEndian(bytes.Slice(8)));
        }

        return keys;
    }
}
