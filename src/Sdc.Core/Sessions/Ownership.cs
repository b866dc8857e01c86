namespace Sdc;

/// <summary>
/// Tells what of a session's customer and contact was set by a person: whatever differs from what the machine decided, or, where it decided
/// nothing, from what the source wrote.
/// </summary>
internal static class Ownership
{
    public static bool OwnsCustomer(SessionContext context) =>
        Differs(context.CustomerId, context.CustomerName, context.CustomerMatch?.CustomerId, context.CustomerMatch?.CustomerName, context.SourceCustomerName, IsLegacy(context));

    public static bool OwnsContact(SessionContext context) =>
        Differs(context.ContactId, context.ContactName, context.CustomerMatch?.ContactId, context.CustomerMatch?.ContactName, context.SourceContactName, IsLegacy(context));

    // Files of the Python SDC keep the source's text in the names themselves.
    private static bool IsLegacy(SessionContext context) => context is { CustomerMatch: null, SourceCustomerName: null, SourceContactName: null };

    private static bool Differs(long? id, string? name, long? machineId, string? machineName, string? sourceName, bool legacy)
    {
        if (id != machineId) return true;
        // Of one customer the name follows the id.
        if (id is not null || legacy) return false;
        return !string.Equals(Trimmed(name), Trimmed(machineId is null ? sourceName : machineName), StringComparison.Ordinal);
    }

    private static string Trimmed(string? name) => name?.Trim() ?? "";
}
