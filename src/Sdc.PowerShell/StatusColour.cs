using System.Management.Automation;
using System.Management.Automation.Host;

namespace Sdc.PowerShell;

/// <summary>Colours a status where a person looks at a terminal that shows colours, and nowhere else.</summary>
public static class StatusColour
{
    private const string Reset = "\u001b[0m";

    /// <summary>The status, in its colour where the host allows it.</summary>
    /// <param name="status">A status of a session or a check.</param>
    /// <param name="engine">What the engine gives every script as <c>$ExecutionContext</c>.</param>
    public static string Of(object? status, EngineIntrinsics? engine)
    {
        var text = DisplayText.Line(status);
        return engine is not null && Allows(engine) ? Painted(text) : text;
    }

    /// <summary>The status in its colour; plain where it has none.</summary>
    internal static string Painted(string status)
    {
        var colour = status switch
        {
            SessionStatus.NeedsReview or nameof(CheckStatus.Warning) => "\u001b[33m",
            SessionStatus.NeedsLinking => "\u001b[36m",
            SessionStatus.Reviewed or nameof(CheckStatus.Ok) => "\u001b[32m",
            SessionStatus.Error or nameof(CheckStatus.Failed) => "\u001b[31m",
            _ => null,
        };
        return colour is null ? status : colour + status + Reset;
    }

    /// <summary>Whether colours may be shown.</summary>
    /// <param name="rendering">What <c>$PSStyle.OutputRendering</c> says; null where there is no such variable.</param>
    /// <param name="noColour">The environment variable <c>NO_COLOR</c>.</param>
    /// <param name="isTerminal">Whether the host shows colours, and its output goes to a screen.</param>
    internal static bool Allows(string? rendering, string? noColour, bool isTerminal) =>
        string.IsNullOrEmpty(noColour) && rendering switch
        {
            "Ansi" => true,
            "Host" => isTerminal,
            // Windows PowerShell has none, and counts the marks of a colour as letters of the column.
            _ => false,
        };

    private static bool Allows(EngineIntrinsics engine) => Allows(Rendering(engine.SessionState), Environment.GetEnvironmentVariable("NO_COLOR"), IsTerminal(engine.Host));

    private static string? Rendering(SessionState state) =>
        state.PSVariable.GetValue("PSStyle") is { } style ? PSObject.AsPSObject(style).Properties["OutputRendering"]?.Value?.ToString() : null;

    private static bool IsTerminal(PSHost host) => host.UI is { SupportsVirtualTerminal: true } && !(host.Name == "ConsoleHost" && Console.IsOutputRedirected);
}
