namespace Sdc;

/// <summary>Reads one format; knows nothing of storage.</summary>
internal interface ISourceReader
{
    /// <summary>How the segments that this reader yields become sessions.</summary>
    ISessionRule Rule { get; }

    /// <summary>The file name extensions of this source in a folder, with the dot, such as <c>.csv</c>.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>The settings that decide how a file is read, as one text; when it changes, every file is read again.</summary>
    string Fingerprint { get; }

    /// <summary>
    /// Reads a file's content from the stream to its end, on the caller's thread. Bad records come beside the good ones; only a failing stream
    /// (<see cref="IOException"/>) and <see cref="OperationCanceledException"/> are thrown.
    /// </summary>
    /// <param name="content">The content; the caller disposes it.</param>
    /// <param name="path">Full path, for messages and identifiers only.</param>
    /// <param name="cancellation">Stops the reading.</param>
    IEnumerable<SourceItem> Read(Stream content, string path, CancellationToken cancellation);
}
