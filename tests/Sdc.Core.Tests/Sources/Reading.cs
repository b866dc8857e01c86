using System.Text;

namespace Sdc.Tests.Sources;

/// <summary>Reads content through a reader and sorts what comes out.</summary>
internal sealed class Reading
{
    public const string Path = "/logs/export.csv";

    public List<GoodRecord> Good { get; } = [];

    public List<BadRecord> Bad { get; } = [];

    public List<SkippedRecord> Skipped { get; } = [];

    public List<SourceRemark> Remarks { get; } = [];

    public List<FileIdentity> Identities { get; } = [];

    public List<CutRecord> Cut { get; } = [];

    public IEnumerable<SessionSegment> Segments => Good.SelectMany(record => record.Segments);

    public static Task<Reading> OfAsync(ISourceReader reader, string content) => OfAsync(reader, Encoding.UTF8.GetBytes(content));

    public static Task<Reading> OfAsync(ISourceReader reader, byte[] content) => OfAsync(reader, new MemoryStream(content));

    public static Task<Reading> OfAsync(ISourceReader reader, Stream content, string path = Path)
    {
        var reading = new Reading();
        foreach (var item in reader.Read(content, path, CancellationToken.None))
        {
            switch (item)
            {
                case GoodRecord good: reading.Good.Add(good); break;
                case BadRecord bad: reading.Bad.Add(bad); break;
                case SkippedRecord skipped: reading.Skipped.Add(skipped); break;
                case SourceRemark remark: reading.Remarks.Add(remark); break;
                case FileIdentity identity: reading.Identities.Add(identity); break;
                case CutRecord cut: reading.Cut.Add(cut); break;
            }
        }

        return Task.FromResult(reading);
    }
}
