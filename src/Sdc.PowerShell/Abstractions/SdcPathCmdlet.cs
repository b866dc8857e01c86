using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>A cmdlet that reads files and folders, given by path, or else by the configuration.</summary>
public abstract class SdcPathCmdlet : SdcStoreCmdlet
{
    private protected const string PathSet = "Path";
    private protected const string LiteralPathSet = "LiteralPath";

    private protected SdcPathCmdlet()
    {
    }

    /// <summary>Files or folders; wildcards are expanded.</summary>
    [Parameter(ParameterSetName = PathSet, Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>Files or folders, taken as they are written.</summary>
    [Parameter(ParameterSetName = LiteralPathSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>Whether this record of the pipeline, or the command line, gives a path at all.</summary>
    private protected bool HasPaths => Path is not null || LiteralPath is not null;

    /// <summary>The existing files and folders of this record; each miss is a non-terminating error.</summary>
    private protected IEnumerable<string> ResolvedPaths()
    {
        var literal = ParameterSetName == LiteralPathSet;
        return new PathResolver(this).Existing((literal ? LiteralPath : Path) ?? [], literal);
    }
}
