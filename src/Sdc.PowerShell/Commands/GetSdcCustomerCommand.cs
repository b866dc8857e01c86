using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>Gets the customers that names can be linked to, from the customer cache.</summary>
[Cmdlet(VerbsCommon.Get, "SdcCustomer", DefaultParameterSetName = "Name")]
[OutputType(typeof(Customer))]
public sealed class GetSdcCustomerCommand : SdcCmdlet
{
    /// <summary>Names; wildcards are allowed.</summary>
    [Parameter(Position = 0, ParameterSetName = "Name")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CustomerNameCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Get those, too, that are disabled in Syncro or no longer there: they stay known for the sessions that have them.</summary>
    [Parameter(ParameterSetName = "Name")]
    public SwitchParameter IncludeDisabled { get; set; }

    /// <summary>Ids in Syncro, also those of sessions; a session without a customer yields none.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Id", ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [Alias("CustomerId")]
    public long[]? Id { get; set; }

    /// <summary>Tells what of the cache could not be used.</summary>
    protected override void BeginProcessing()
    {
        foreach (var remark in OrStop(() => Workspace.Customers).Remarks) WriteWarning(DisplayText.Line(remark));
    }

    /// <summary>Writes the customers that fit.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == "Id")
        {
            foreach (var id in Id ?? [])
            {
                if (Workspace.Customers.FindById(id) is { } customer) WriteObject(customer);
                else WriteError(Errors.Argument("CustomerNotFound", FormattableString.Invariant($"There is no customer #{id} in the cache '{Workspace.Configuration.LeanCustomerCachePath}'."), id));
            }

            return;
        }

        var patterns = Name.Select(name => new Wildcard(name)).ToList();
        foreach (var customer in Workspace.Customers.Customers)
        {
            if (Stopping) return;
            if (IsWanted(customer) && patterns.Any(pattern => pattern.Matches(customer.BusinessName))) WriteObject(customer);
        }

        foreach (var name in Name.Where(name => !WildcardPattern.ContainsWildcardCharacters(name))) TellIfNone(name);
    }

    private bool IsWanted(Customer customer) => IncludeDisabled || customer.IsCandidate;

    // A wildcard may find nothing; who gives a whole name has mistyped it, or forgot the wildcard.
    private void TellIfNone(string name)
    {
        var pattern = new Wildcard(name);
        if (Workspace.Customers.Customers.Any(customer => IsWanted(customer) && pattern.Matches(customer.BusinessName))) return;
        var message = CustomerChoice.Find(Workspace.Customers, name, null, null).Problem?.Message ?? $"No customer in use is called '{DisplayText.Line(name)}'.";
        WriteError(Errors.Argument("CustomerNotFound", message + " Give -Id for an id, *...* for a part of the name, and -IncludeDisabled for those that are no longer in use.", name));
    }
}
