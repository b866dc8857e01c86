namespace Sdc;

/// <summary>What becomes of one folder or file when a project is laid out.</summary>
internal enum ProjectAction
{
    Create,
    Overwrite,
    Keep,
}

/// <summary>One folder or file of a new project.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="IsFolder">Whether it is a folder.</param>
/// <param name="Action">What happens to it; what a person has already is kept.</param>
/// <param name="Source">The file it is copied from; null for a folder and for what the template itself writes.</param>
internal sealed record ProjectStep(string Path, bool IsFolder, ProjectAction Action, string? Source)
{
    /// <summary>Shows action and path.</summary>
    public override string ToString() => $"{Action} {(IsFolder ? "folder" : "file")} {Path}";
}
