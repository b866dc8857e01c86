namespace Sdc;

/// <summary>What a session's source calls the customer, and who decides on it.</summary>
/// <param name="Name">The name as the source wrote it; empty for none.</param>
/// <param name="IsOpen">Whether the name decides: neither a person nor the source itself did.</param>
/// <param name="ConfirmedId">The customer that the session has because a person confirmed the name; 0 for none.</param>
internal readonly record struct NameClaim(string Name, bool IsOpen, long ConfirmedId)
{
    public static NameClaim Of(Session session)
    {
        var context = session.Context;
        var match = context.CustomerMatch;
        var isOpen = session.Status != SessionStatus.Reviewed && match is not { Method: MatchMethod.Source, CustomerId: not null } && match is not { IsConflict: true } && !Ownership.OwnsCustomer(context);
        var name = context.SourceCustomerName ?? (match is null && context.CustomerId is null ? context.CustomerName : null);
        return new(name ?? "", isOpen, match is { IsConfirmed: true, CustomerId: { } id } ? id : 0);
    }
}
