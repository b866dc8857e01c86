namespace Sdc;

/// <summary>One source of a project: what reads it, and where it lies by default.</summary>
/// <param name="Name">The step's name in summaries and on the command line, such as <c>ingest-syncro</c>.</param>
/// <param name="Reader">Reads its files.</param>
/// <param name="DefaultPath">The configured folder or file.</param>
/// <param name="Setting">The configuration's key of that folder, for messages.</param>
/// <param name="Recurse">Whether folders within a folder are read too.</param>
/// <param name="IsOptional">Whether a run takes a source that is not there for one that is not used.</param>
internal sealed record SourceStep(string Name, ISourceReader Reader, string DefaultPath, string Setting, bool Recurse = false, bool IsOptional = false)
{
    /// <summary>Connects to the source's server; null where none is configured.</summary>
    public Func<IServerFetch>? Server { get; init; }

    /// <summary>The configuration's keys of that server, for messages.</summary>
    public string ServerSetting { get; init; } = "";

    /// <summary>Whether runs, too, fetch from that server.</summary>
    public bool IsFetched { get; init; }

    /// <summary>Whether the configured folder or file is there.</summary>
    public bool IsThere => Directory.Exists(DefaultPath) || File.Exists(DefaultPath);
}
