using System.Text;

namespace Sdc;

/// <summary>What is known of a session beside its candidates, bounded. What looks like an order to whoever decides is left out.</summary>
/// <param name="Name">The name as the source wrote it; null for a session without one.</param>
/// <param name="Machines">The machines that were worked on.</param>
/// <param name="Contact">The person, as the source wrote it.</param>
/// <param name="Excerpt">The beginning of the session's texts, on one line.</param>
internal sealed record LinkEvidence(string? Name, IReadOnlyList<string> Machines, string? Contact, string? Excerpt)
{
    private const int LongestName = 256;
    private const int LongestMachine = 64;
    private const int MostMachines = 8;
    private const int LongestContact = 100;
    private const int LongestExcerpt = 1_200;

    /// <summary>False where nothing harmless is left to decide by.</summary>
    public bool IsEnough => Name is null ? Machines.Count > 0 || Excerpt is not null : !InjectedOrder.IsIn(Name);

    public static LinkEvidence Of(Session session)
    {
        var machines = session.Segments.Select(segment => segment.Metadata.Text(ConnectionMetadata.Machine)).OfType<string>()
            .Where(machine => machine.Length is > 0 and <= LongestMachine && !InjectedOrder.IsIn(machine))
            .Distinct(StringComparer.Ordinal).OrderBy(machine => machine, StringComparer.Ordinal).Take(MostMachines);
        var contact = session.Context.SourceContactName?.Trim();
        if (contact is { Length: 0 or > LongestContact } || (contact is not null && InjectedOrder.IsIn(contact))) contact = null;
        var name = session.Context.SourceCustomerName?.Trim();
        return new(
            string.IsNullOrEmpty(name) ? null : name!.Length > LongestName ? SourceText.Cut(name, LongestName) : name,
            [.. machines], contact, ExcerptOf(session));
    }

    /// <summary>A value that equals another's where a model is asked the same.</summary>
    public string Key => Identity.Key(Name is null ? null : NameText.ExactKey(Name), string.Join("\n", Machines), Contact, Excerpt);

    // An order anywhere in the texts costs all of them: a model may obey what stands outside the part that is seen here as one.
    private static string? ExcerptOf(Session session)
    {
        var excerpt = new StringBuilder();
        foreach (var segment in session.Segments.Where(segment => segment.Type != SegmentType.RemoteConnection && !string.IsNullOrWhiteSpace(segment.Content)))
        {
            if (excerpt.Length > 0) excerpt.Append(" / ");
            excerpt.Append(NameTextLine(SourceText.Cut(segment.Content!, LongestExcerpt)));
            if (excerpt.Length >= LongestExcerpt) break;
        }

        if (excerpt.Length == 0) return null;
        var text = excerpt.ToString();
        if (text.Length > LongestExcerpt) text = SourceText.Cut(text, LongestExcerpt);
        return InjectedOrder.IsIn(text) ? null : text;
    }

    private static string NameTextLine(string text) => string.Join(" ", text.Split([' ', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
