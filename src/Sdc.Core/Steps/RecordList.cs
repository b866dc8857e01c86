namespace Sdc;

/// <summary>Gives records that are at hand already as if a file held them.</summary>
internal sealed class RecordList(ISourceReader reader, IReadOnlyList<SourceItem> items) : ISourceReader
{
    public ISessionRule Rule => reader.Rule;

    public IReadOnlyList<string> Extensions => [];

    public string Fingerprint => reader.Fingerprint;

    public IEnumerable<SourceItem> Read(Stream content, string path, CancellationToken cancellation)
    {
        foreach (var item in items)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return item;
        }
    }
}
