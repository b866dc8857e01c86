namespace Sdc;

/// <summary>The names of which people said whose they are, letter case and spaces aside. Safe to use from several threads.</summary>
internal sealed class ConfirmedNames
{
    private readonly object gate = new();
    private readonly Dictionary<string, ConfirmedName> byKey = new(StringComparer.Ordinal);

    public ConfirmedNames(IEnumerable<ConfirmedName> names)
    {
        foreach (var name in names)
        {
            if (NameText.ExactKey(name.Name) is { Length: > 0 } key) byKey[key] = name;
        }
    }

    /// <summary>Whether anything was said or taken back that is not on the disk.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>What was said of a name; null for nothing.</summary>
    public ConfirmedName? Find(string? name)
    {
        lock (gate) return byKey.Count > 0 && !string.IsNullOrWhiteSpace(name) && byKey.TryGetValue(NameText.ExactKey(name!), out var said) ? said : null;
    }

    /// <summary>Whether a session has not, or no longer should have, the customer that was said of its name.</summary>
    public bool Differ(NameClaim claim) => claim.IsOpen && (Find(claim.Name)?.CustomerId ?? 0) != claim.ConfirmedId;

    /// <summary>Remembers whose name it is.</summary>
    /// <returns>False where it was known, or nothing of the name can be seen.</returns>
    public bool Confirm(string name, Customer customer)
    {
        lock (gate)
        {
            if (NameText.ExactKey(name) is not { Length: > 0 } key) return false;
            if (byKey.TryGetValue(key, out var said) && said.CustomerId == customer.Id) return false;
            byKey[key] = new() { Name = name.Trim(), CustomerId = customer.Id, CustomerName = customer.BusinessName, ConfirmedUtc = DateTimeOffset.UtcNow };
            return IsChanged = true;
        }
    }

    /// <summary>Takes back what was said of a name.</summary>
    /// <returns>What was said; null for nothing.</returns>
    public ConfirmedName? TakeBack(string name)
    {
        lock (gate)
        {
            var key = NameText.ExactKey(name);
            if (!byKey.TryGetValue(key, out var said)) return null;
            byKey.Remove(key);
            IsChanged = true;
            return said;
        }
    }

    /// <summary>All of them, by name.</summary>
    public List<ConfirmedName> All()
    {
        lock (gate) return [.. byKey.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)];
    }

    public void NoteSaved()
    {
        lock (gate) IsChanged = false;
    }
}
