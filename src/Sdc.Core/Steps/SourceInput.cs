namespace Sdc;

/// <summary>What a step takes in: the files of a source, being read, and what they say.</summary>
internal sealed class SourceInput : IDisposable
{
    private bool isDisposed;

    private SourceInput(IReadOnlyList<string> files, Evidence evidence, Func<string, SourceScan> look, ISourceReader reader, CancellationToken cancellation)
    {
        Files = files;
        Evidence = evidence;
        Reading = new(files, look, reader, evidence, cancellation);
    }

    /// <summary>Full paths.</summary>
    public IReadOnlyList<string> Files { get; }

    public Evidence Evidence { get; }

    public SourceReading Reading { get; }

    /// <summary>The files that are new or changed, to be stored.</summary>
    public static SourceInput ToStore(IReadOnlyList<string> files, ISourceReader reader, StoreWriter store, IngestOptions options, CancellationToken cancellation)
    {
        // The index makes its tables when it is first asked, which several threads must not do at once.
        _ = store.Index.Holds(default);
        return new(
            files,
            new(reader.Rule, store.Index, store.StateFolder),
            file => SourceScan.Of(file, store.Ledger.Find(reader.Rule.Source, file), reader.Fingerprint, key => store.Index.Holds(key) || store.Decisions.IsRemoved(key), options.Force),
            reader,
            cancellation);
    }

    /// <summary>All of the files, to be converted only.</summary>
    public static SourceInput ToConvert(IReadOnlyList<string> files, ISourceReader reader, CancellationToken cancellation) =>
        new(files, new(reader.Rule, null, Path.GetTempPath()), file => SourceScan.Of(file, null, reader.Fingerprint, _ => true, force: true), reader, cancellation);

    /// <summary>Records that a server gave.</summary>
    /// <param name="server">The server's address.</param>
    /// <param name="items">The records.</param>
    /// <param name="known">What failed before.</param>
    /// <param name="reader">The reader of their source.</param>
    /// <param name="store">The store; null only converts.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static SourceInput OfServer(string server, IReadOnlyList<SourceItem> items, LedgerEntry? known, ISourceReader reader, StoreWriter? store, CancellationToken cancellation)
    {
        _ = store?.Index.Holds(default);
        return new([server], new(reader.Rule, store?.Index, store?.StateFolder ?? Path.GetTempPath()), name => SourceScan.OfServer(name, known), new RecordList(reader, items), cancellation);
    }

    /// <summary>Files that are read into the same evidence although nothing is new in them; disposed by the caller.</summary>
    public SourceReading Again(IReadOnlyList<string> files, ISourceReader reader, StoreWriter store, CancellationToken cancellation) =>
        new(files, file => SourceScan.Of(file, store.Ledger.Find(reader.Rule.Source, file), reader.Fingerprint, key => store.Index.Holds(key) || store.Decisions.IsRemoved(key), force: true), reader, Evidence, cancellation);

    public void Dispose()
    {
        if (isDisposed) return;
        isDisposed = true;
        Reading.Dispose();
        Evidence.Dispose();
    }
}
