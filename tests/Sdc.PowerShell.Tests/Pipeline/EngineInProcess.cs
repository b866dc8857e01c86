using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using Engine = System.Management.Automation.PowerShell;

namespace Sdc.PowerShell.Tests.Pipeline;

/// <summary>A real engine in this process that knows the test cmdlets; it has the core's own commands and no modules.</summary>
internal sealed class EngineInProcess : IDisposable
{
    private readonly Runspace runspace;

    public EngineInProcess(PSHost? host = null)
    {
        var state = InitialSessionState.CreateDefault2();
        state.Commands.Add(new SessionStateCmdletEntry("Test-Drain", typeof(TestDrainCommand), null));
        state.Commands.Add(new SessionStateCmdletEntry("Test-Path", typeof(TestPathCommand), null));
        state.Commands.Add(new SessionStateCmdletEntry("Test-Enough", typeof(TestEnoughCommand), null));
        runspace = host is null ? RunspaceFactory.CreateRunspace(state) : RunspaceFactory.CreateRunspace(host, state);
        runspace.Open();
        Shell = Engine.Create(runspace);
    }

    public Engine Shell { get; }

    public string Location
    {
        set => runspace.SessionStateProxy.Path.SetLocation(WildcardPattern.Escape(value));
    }

    public void Dispose()
    {
        Shell.Dispose();
        runspace.Dispose();
    }
}
