using System.Globalization;
using System.Management.Automation.Host;

namespace Sdc.PowerShell.Tests.Pipeline;

/// <summary>A host that somebody looks at, as far as its name says so.</summary>
internal sealed class WatchedHost : PSHost
{
    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "Watched Host";

    public override PSHostUserInterface? UI => null;

    public override Version Version => new(1, 0);

    public override void EnterNestedPrompt()
    {
    }

    public override void ExitNestedPrompt()
    {
    }

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode)
    {
    }
}
