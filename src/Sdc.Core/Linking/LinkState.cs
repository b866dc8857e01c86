using System.Globalization;

namespace Sdc;

/// <summary>All of a session that linking can change, as a value: two are equal when linking changed nothing.</summary>
internal static class LinkState
{
    public static string Of(Session session)
    {
        var context = session.Context;
        var match = context.CustomerMatch;
        return Identity.Key(
        [
            session.Status, string.Join("\n", session.Meta.ProcessingLog),
            Id(context.CustomerId), context.CustomerName, Id(context.ContactId), context.ContactName, context.SourceCustomerName, context.SourceContactName,
            match is null ? "unmatched" : "matched", match?.Method, match?.Score.ToString("R", CultureInfo.InvariantCulture), Id(match?.CustomerId), match?.CustomerName,
            match?.Reason, Id(match?.ContactId), match?.ContactName, match?.ContactMethod, match?.IsConfirmed == true ? "confirmed" : null,
            .. Parts(match?.RunnerUp), .. match?.Candidates.SelectMany(Parts) ?? [],
        ]);
    }

    private static string?[] Parts(MatchCandidate? candidate) =>
        candidate is null ? [null] : [Id(candidate.CustomerId), candidate.CustomerName, candidate.Score.ToString("R", CultureInfo.InvariantCulture)];

    private static string? Id(long? id) => id?.ToString(CultureInfo.InvariantCulture);
}
