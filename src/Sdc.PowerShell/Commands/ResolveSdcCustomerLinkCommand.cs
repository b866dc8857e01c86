using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>Says whose a name is: asks a person for each name that nothing decides, or takes <c>-Customer</c>; remembered for all sessions of that name.</summary>
[Cmdlet(VerbsDiagnostic.Resolve, "SdcCustomerLink", SupportsShouldProcess = true, DefaultParameterSetName = NameSet)]
[OutputType(typeof(CustomerLink))]
public sealed class ResolveSdcCustomerLinkCommand : SdcStoreCmdlet
{
    private const string NameSet = "Name";
    private const string SessionSet = "Session";
    private const string UndoSet = "Undo";
    private readonly List<string> names = [];

    /// <summary>Names as sources write them, letter case and spaces aside.</summary>
    [Parameter(Position = 0, ParameterSetName = NameSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(Position = 0, ParameterSetName = UndoSet, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>Sessions whose sources' names are meant.</summary>
    [Parameter(ParameterSetName = SessionSet, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public Session[] InputObject { get; set; } = [];

    /// <summary>The customer: its name as Syncro has it, or its id. Without it a person is asked.</summary>
    [Parameter(ParameterSetName = NameSet)]
    [Parameter(ParameterSetName = SessionSet)]
    [Alias("CustomerId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CustomerNameCompleter))]
    public string? Customer { get; set; }

    /// <summary>Take back what was confirmed of the names.</summary>
    [Parameter(ParameterSetName = UndoSet, Mandatory = true)]
    public SwitchParameter Undo { get; set; }

    /// <summary>Collects the names, each once.</summary>
    protected override void ProcessRecord()
    {
        foreach (var name in ParameterSetName == SessionSet ? InputObject.Select(NameOf).OfType<string>() : Name ?? [])
        {
            if (!names.Exists(known => NameText.ExactKey(known) == NameText.ExactKey(name))) names.Add(name);
        }
    }

    /// <summary>Decides on them.</summary>
    protected override void EndProcessing()
    {
        // An empty pipeline must not mean all that wait.
        if (names.Count == 0 && (MyInvocation.ExpectingInput || Customer is not null || ParameterSetName == SessionSet))
        {
            if (Customer is not null && !MyInvocation.ExpectingInput) ThrowTerminatingError(Errors.Argument("NameNotGiven", "A customer is given, and no name: give -Name, or names or sessions in the pipeline.", Customer));
            return;
        }

        if (Undo) TakeBack();
        else if (Customer is not null) Confirm(Customer);
        else Ask();
    }

    private string? NameOf(Session session)
    {
        var name = NameClaim.Of(session).Name;
        if (NameText.ExactKey(name).Length > 0) return name;
        WriteError(Errors.Argument("SessionWithoutName", $"The source of session '{DisplayText.Line(session.SessionId)}' names no customer; set that of the session alone with Set-SdcSession.", session));
        return null;
    }

    private void Confirm(string customer)
    {
        var choice = OrStop(() => CustomerChoice.Find(Workspace.Customers, customer, null, null));
        if (choice.Problem is { } problem) ThrowTerminatingError(Errors.Argument(problem.Id, problem.Message, customer));
        foreach (var name in names) Confirm(name, choice.Customer!);
    }

    private void Confirm(string name, Customer customer)
    {
        if (ShouldProcess(DisplayText.Line(name), "Link to " + DisplayText.Line(customer))) Drain(new NameConfirmation(Workspace, Store).ConfirmAsync(name, customer, Cancellation));
    }

    private void TakeBack()
    {
        foreach (var name in names)
        {
            if (!ShouldProcess(DisplayText.Line(name), "Take back what was confirmed")) continue;
            if (Store.Decisions.ConfirmedNames.Find(name) is null) WriteError(Errors.Argument("LinkNotFound", $"Nothing was confirmed of the name '{DisplayText.Line(name)}'. Get-SdcCustomerLink lists the names that were.", name));
            else Drain(new NameConfirmation(Workspace, Store).TakeBackAsync(name, Cancellation));
        }
    }

    // Others may write while a person thinks.
    private void Ask()
    {
        var review = OrStop(() => new NameReview(Workspace.Folder, Workspace.ReadIndex(Cancellation), Workspace.Customers));
        var open = OrStop(() => names.Count > 0 ? names.ConvertAll(name => review.Of(name, Cancellation) ?? new UndecidedName(name)) : [.. review.Undecided(Cancellation)]);
        var chooser = new CustomerChooser(Host.UI, Workspace.Customers);
        for (var at = 0; at < open.Count; at++)
        {
            if (Stopping) return;
            // -WhatIf asks nobody.
            if (!ShouldProcess(DisplayText.Line(open[at].Name), "Ask whose name it is")) continue;
            CustomerAnswer answer;
            try
            {
                answer = chooser.Ask(open[at], FormattableString.Invariant($"Name {at + 1} of {open.Count}"));
            }
            catch (Exception error) when (error is System.Management.Automation.Host.HostException or InvalidOperationException or NotImplementedException or NotSupportedException)
            {
                ThrowTerminatingError(Errors.Argument("CustomerNotGiven", FormattableString.Invariant($"Nobody can be asked here, and {(open.Count == 1 ? "1 name waits" : $"{open.Count} names wait")}: give -Customer, and the names with -Name or in the pipeline. Get-SdcCustomerLink -Undecided lists them. Nothing was changed."), null));
                throw;
            }

            if (answer.Ends) return;
            if (answer.Customer is not { } customer) continue;
            Drain(new NameConfirmation(Workspace, Store).ConfirmAsync(open[at].Name, customer, Cancellation));
            CloseStore();
        }
    }
}
