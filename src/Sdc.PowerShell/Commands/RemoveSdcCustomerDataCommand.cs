using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>Removes what SDC keeps of one customer: sessions, cache, decisions, memory of models, bad records, copies and lines of logs.</summary>
[Cmdlet(VerbsCommon.Remove, "SdcCustomerData", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(CustomerData))]
public sealed class RemoveSdcCustomerDataCommand : SdcStoreCmdlet
{
    /// <summary>The customer: its name as Syncro has it, or its id.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("CustomerId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CustomerNameCompleter))]
    public string Customer { get; set; } = "";

    /// <summary>Do not ask.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Removes it, and writes what was removed; with <c>-WhatIf</c> what there is.</summary>
    protected override void EndProcessing()
    {
        var forgetting = new CustomerForgetting(Workspace, Customer);
        var customer = OrStop(() => forgetting.Find(Cancellation));
        if (IsSure(DisplayText.Line(customer))) Drain(forgetting.RunAsync(Store, Cancellation));
        else if (IsWhatIf) Drain(forgetting.PlanAsync(Cancellation));
    }

    private bool IsWhatIf => MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given)
        ? ((SwitchParameter)given).IsPresent
        : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));

    // -Force stands for the answer; whoever asks for the question gets it.
    private bool IsSure(string customer) =>
        (Force && !IsWhatIf && !MyInvocation.BoundParameters.ContainsKey("Confirm")) || ShouldProcess(customer, "Remove all that SDC keeps of the customer");
}
