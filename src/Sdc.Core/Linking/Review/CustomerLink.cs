namespace Sdc;

/// <summary>A name of sources that a person confirmed to be a customer's: sessions of that name are linked to it.</summary>
public sealed class CustomerLink
{
    internal CustomerLink(ConfirmedName said, Customer? customer, int sessionCount, TimeZoneInfo zone)
    {
        Name = said.Name;
        CustomerId = said.CustomerId;
        CustomerName = customer?.BusinessName ?? said.CustomerName;
        IsCandidate = customer?.IsCandidate == true;
        SessionCount = sessionCount;
        ConfirmedTime = said.ConfirmedUtc is { } time ? TimeZoneInfo.ConvertTime(time, zone) : null;
    }

    /// <summary>The name as the source wrote it; letter case and spaces do not count.</summary>
    public string Name { get; }

    /// <summary>Id of the customer.</summary>
    public long CustomerId { get; }

    /// <summary>What the customer is called now, or was when it was last known.</summary>
    public string CustomerName { get; }

    /// <summary>False where the customer is disabled in Syncro, no longer there, or not in the customer cache; the name is linked all the same.</summary>
    public bool IsCandidate { get; }

    /// <summary>How many stored sessions of this name have the customer.</summary>
    public int SessionCount { get; }

    /// <summary>When a person said so, in the configured zone.</summary>
    public DateTimeOffset? ConfirmedTime { get; }

    /// <summary>Shows name and customer.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name}: {CustomerName} (#{CustomerId})");
}
