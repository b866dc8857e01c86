using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>
/// Has a language model write titles, summaries and categories: of the sessions of the pipeline, or else of all that lack them or have changed. With
/// -WhatIf nothing is sent: it emits how many sessions, tokens and what cost each task would take, and with -Verbose shows the prompts as they would leave.
/// </summary>
[Cmdlet(VerbsLifecycle.Invoke, "SdcLlmAnalysis", SupportsShouldProcess = true)]
[OutputType(typeof(Session), typeof(AnalysisEstimate))]
public sealed class InvokeSdcLlmAnalysisCommand : SdcStoreCmdlet
{
    private readonly List<string> ids = [];

    /// <summary>Names of tasks, such as Title or Summary; without it, those of a run.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AnalysisTaskCompleter))]
    public string[] Task { get; set; } = [];

    /// <summary>Ids of sessions, which are analysed whatever their status; older ids of a session are accepted.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SessionIdCompleter))]
    public string[]? SessionId { get; set; }

    /// <summary>Do again what a model did, also where nothing changed. What a person wrote stays.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Stop before the cost passes this, in the currency of the configured prices.</summary>
    [Parameter]
    public decimal? MaxCost { get; set; }

    /// <summary>Refuses a task that there is not, before anything is read or asked.</summary>
    protected override void BeginProcessing() => OrStop(() => Workspace.Configuration.LlmConfig.Tasks.Choose(Task));

    /// <summary>Collects the sessions.</summary>
    protected override void ProcessRecord() => ids.AddRange(SessionId ?? []);

    /// <summary>Analyses them: in parallel, each written when it is stored.</summary>
    protected override void EndProcessing()
    {
        // An empty pipeline must not mean all sessions.
        var isNamed = SessionId is not null || MyInvocation.ExpectingInput;
        if (isNamed && ids.Count == 0) return;
        if (MaxCost < 0) ThrowTerminatingError(Errors.Argument("CostNegative", "MaxCost is an amount of money from 0 on.", MaxCost));
        var options = new AnalysisOptions { Tasks = Task, SessionIds = isNamed ? ids : null, Force = Force, MaxCost = MaxCost };
        var pipeline = new Pipeline(Workspace);
        ReadKeys();
        if (ShouldProcess(isNamed ? string.Join(", ", ids) : Workspace.Folder.Path, "Analyse sessions by a language model")) Drain(pipeline.AnalyzeAsync(options, Store, Cancellation));
        else Drain(pipeline.PlanAnalysisAsync(options, Cancellation));
    }
}
