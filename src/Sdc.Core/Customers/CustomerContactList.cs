using System.Collections.ObjectModel;

namespace Sdc;

/// <summary>The contacts of a customer.</summary>
public sealed class CustomerContactList : Collection<CustomerContact>
{
    /// <summary>Makes an empty list.</summary>
    public CustomerContactList()
    {
    }

    /// <summary>Makes a list of the given contacts.</summary>
    /// <param name="items">The contacts, in order.</param>
    public CustomerContactList(IEnumerable<CustomerContact> items)
        : base(items.ToList())
    {
    }

    /// <summary>Shows the names, joined by "; ".</summary>
    public override string ToString() => string.Join("; ", this);
}
