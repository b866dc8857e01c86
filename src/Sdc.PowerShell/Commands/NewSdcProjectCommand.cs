using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>Lays out a folder for SDC: a commented config.json, and the folders that sources are put into.</summary>
[Cmdlet(VerbsCommon.New, "SdcProject", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo), typeof(DirectoryInfo))]
public sealed class NewSdcProjectCommand : PSCmdlet
{
    /// <summary>The folder; it is made if need be. Without it, the current folder.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = ".";

    /// <summary>Copy sample data into the folders, to try SDC with.</summary>
    [Parameter]
    public SwitchParameter WithSample { get; set; }

    /// <summary>Overwrite a config.json that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    // The samples lie beside bin/, which holds the loader in a folder for its framework.
    private static string Samples =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(typeof(Loader.ModuleAssemblies).Assembly.Location)!, "..", "..", "samples"));

    /// <summary>Lays the folder out.</summary>
    protected override void EndProcessing()
    {
        var folder = new PathResolver(this).FilePath(Path);
        try
        {
            foreach (var step in ProjectTemplate.Plan(folder, WithSample ? Samples : null, Force))
            {
                if (step.Action == ProjectAction.Keep || !ShouldProcess(step.Path, step.Action + (step.IsFolder ? " folder" : " file"))) continue;
                ProjectTemplate.Do(step, WithSample);
                // As Get-Item has it: with what PowerShell's views of files show.
                WriteObject(InvokeProvider.Item.Get([step.Path], force: true, literalPath: true), enumerateCollection: true);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(new ErrorRecord(error, "ProjectNotMade", ErrorCategory.WriteError, folder));
        }
    }
}
