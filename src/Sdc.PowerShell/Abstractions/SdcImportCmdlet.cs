using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>A cmdlet that reads one source into sessions. All its files make one run, however they come in.</summary>
public abstract class SdcImportCmdlet : SdcPathCmdlet
{
    private readonly List<string> paths = [];
    private bool asked;

    private protected SdcImportCmdlet()
    {
    }

    /// <summary>Emit the sessions of the files that have not changed, too.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>Read files that have not changed, too, and bring back sessions that were removed.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Convert only: nothing is stored, and what is stored is not looked at.</summary>
    [Parameter]
    public SwitchParameter NoStore { get; set; }

    /// <summary>The source of the cmdlet.</summary>
    private protected abstract SourceStep Source { get; }

    /// <summary>What to fetch from the server instead of reading files; null for files.</summary>
    private protected virtual ServerQuery? Query() => null;

    /// <summary>Collects the files.</summary>
    protected override void ProcessRecord()
    {
        if (!HasPaths) return;
        asked = true;
        paths.AddRange(ResolvedPaths());
    }

    /// <summary>Reads them.</summary>
    protected override void EndProcessing()
    {
        // Files that were asked for and do not exist, or an empty pipeline, must not mean the configured folder.
        if ((asked || MyInvocation.ExpectingInput) && paths.Count == 0) return;
        IReadOnlyList<string>? given = asked ? paths : null;
        var query = Query();
        var what = query is not null || (given is null && Source.IsFetched) ? "from the server" : given is null ? Source.DefaultPath : string.Join(", ", given);
        if (!NoStore && !ShouldProcess(Workspace.Folder.Path, $"Import {what}")) return;
        if (query is not null || (given is null && Source.IsFetched)) ReadKeys();
        var run = new Pipeline(Workspace).ImportAsync(Source, given, true, new(Force, All, query), NoStore ? null : Store, null, Cancellation);
        Drain(run);
    }
}
