using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>Changes what a person owns of a session: notes, links, status, customer, contact. No run overwrites it.</summary>
[Cmdlet(VerbsCommon.Set, "SdcSession", SupportsShouldProcess = true, DefaultParameterSetName = SetCustomer)]
[OutputType(typeof(Session))]
public sealed class SetSdcSessionCommand : SdcStoreCmdlet
{
    private const string SetCustomer = "Set";
    private const string ClearsCustomer = "Clear";
    private NameConfirmation? confirmation;

    /// <summary>Ids of the sessions; older ids of a session are accepted.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SessionIdCompleter))]
    public string[] SessionId { get; set; } = [];

    /// <summary>New notes; an empty text clears them.</summary>
    [Parameter]
    [AllowEmptyString]
    [Alias("Notes")]
    public string? Note { get; set; }

    /// <summary>All links, in place of those there are.</summary>
    [Parameter]
    [AllowEmptyCollection]
    public string[]? Link { get; set; }

    /// <summary>Links to add.</summary>
    [Parameter]
    public string[] AddLink { get; set; } = [];

    /// <summary>The status; <c>Reviewed</c> says that a person has looked and all is right.</summary>
    [Parameter]
    [ValidateSet(SessionStatus.NeedsLinking, SessionStatus.NeedsReview, SessionStatus.Linked, SessionStatus.Complete, SessionStatus.Analyzed, SessionStatus.Reviewed)]
    public string? Status { get; set; }

    /// <summary>The customer: its name as Syncro has it, or its id.</summary>
    [Parameter(ParameterSetName = SetCustomer)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CustomerNameCompleter))]
    public string? Customer { get; set; }

    /// <summary>The contact at the customer: its name or its id.</summary>
    [Parameter(ParameterSetName = SetCustomer)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ContactNameCompleter))]
    public string? Contact { get; set; }

    /// <summary>Take the customer and the contact away.</summary>
    [Parameter(ParameterSetName = ClearsCustomer, Mandatory = true)]
    public SwitchParameter ClearCustomer { get; set; }

    /// <summary>Do not remember the customer for other sessions of the same name.</summary>
    [Parameter]
    public SwitchParameter OnlyThisSession { get; set; }

    /// <summary>Emit the changed sessions.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Changes the sessions.</summary>
    protected override void ProcessRecord()
    {
        foreach (var id in SessionId)
        {
            // The store is opened only when something may be written: -WhatIf needs no lock.
            if (!ShouldProcess(id, "Change session")) continue;
            if (Store.Find(id) is not { } entry)
            {
                Show(Store.WhyNone(id));
                continue;
            }

            var choice = Customer is null && Contact is null ? new(null, null, null) : OrStop(() => CustomerChoice.Find(Workspace.Customers, Customer, Contact, Store.CustomerOf(entry)));
            if (choice.Problem is { } problem)
            {
                WriteError(Errors.Argument(problem.Id, problem.Message, Customer ?? Contact));
                continue;
            }

            confirmation ??= new(Workspace, Store);
            var edit = new SessionEdit { Notes = Note, Links = Link, AddLinks = AddLink, Status = Status, Customer = choice.Customer, Contact = choice.Contact, ClearsCustomer = ClearCustomer };
            Drain(confirmation.EditAsync(entry, edit, OnlyThisSession, Cancellation));
        }
    }

    /// <summary>Notes what was changed.</summary>
    protected override void EndProcessing()
    {
        if (HasStore && Store.SaveState() is { } warning) Show(warning);
    }

    private protected override void Write(SessionStored stored)
    {
        if (PassThru) Emit(stored.Session);
    }
}
