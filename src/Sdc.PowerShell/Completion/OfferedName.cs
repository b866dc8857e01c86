namespace Sdc.PowerShell;

/// <summary>A name that completion may offer, and what is told of it, which is asked for its text only where it is offered.</summary>
internal sealed record OfferedName(string Name, object ToolTip);
