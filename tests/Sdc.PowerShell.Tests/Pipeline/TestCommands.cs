using System.Management.Automation;

namespace Sdc.PowerShell.Tests.Pipeline;

/// <summary>Drains a scripted run.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Drain")]
public sealed class TestDrainCommand : SdcCmdlet
{
    /// <summary>A <see cref="ScriptedRun"/>.</summary>
    [Parameter(Position = 0)]
    public object? Run { get; set; }

    protected override void EndProcessing() => Drain(((ScriptedRun)Run!).Events(Cancellation));
}

/// <summary>Writes what its paths resolve to.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Path", DefaultParameterSetName = PathSet)]
public sealed class TestPathCommand : SdcPathCmdlet
{
    protected override void ProcessRecord()
    {
        if (ConfigPath is not null) WriteObject(ResolvedConfigPath);
        foreach (var path in ResolvedPaths()) WriteObject(path);
    }
}

/// <summary>Has enough after the first object.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Enough")]
public sealed class TestEnoughCommand : PSCmdlet
{
    /// <summary>Any object.</summary>
    [Parameter(ValueFromPipeline = true)]
    public object? InputObject { get; set; }

    protected override void ProcessRecord() =>
        ThrowTerminatingError(new ErrorRecord(new InvalidOperationException("enough"), "Enough", ErrorCategory.OperationStopped, InputObject));
}
