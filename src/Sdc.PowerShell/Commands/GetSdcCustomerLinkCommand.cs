using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>Gets the names that people confirmed to be a customer's, or those that wait for somebody to do so.</summary>
[Cmdlet(VerbsCommon.Get, "SdcCustomerLink")]
[OutputType(typeof(CustomerLink), typeof(UndecidedName))]
public sealed class GetSdcCustomerLinkCommand : SdcCmdlet
{
    /// <summary>Names as sources write them; wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Get the names that nothing decides, with their candidates and what may help to decide.</summary>
    [Parameter]
    public SwitchParameter Undecided { get; set; }

    /// <summary>Writes the names that fit.</summary>
    protected override void EndProcessing()
    {
        var patterns = Name.Select(name => new Wildcard(name)).ToList();
        var review = OrStop(() => new NameReview(Workspace.Folder, Workspace.ReadIndex(Cancellation), Workspace.Customers));
        if (Undecided) WriteAll(review.Undecided(Cancellation), name => name.Name, patterns);
        else WriteAll(review.Confirmed(OrStop(() => Decisions.Load(Workspace.Configuration.StateFolder)).ConfirmedNames), link => link.Name, patterns);
    }

    private void WriteAll<T>(IEnumerable<T> items, Func<T, string> name, List<Wildcard> patterns)
    {
        try
        {
            foreach (var item in items.Where(item => patterns.Exists(pattern => pattern.Matches(name(item))))) WriteObject(item);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }
}
