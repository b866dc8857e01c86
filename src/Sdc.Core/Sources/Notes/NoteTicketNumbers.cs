namespace Sdc;

/// <summary>
/// The numbers that the ticket of a note can have. Other programs keep the number somewhere in the session and not with the note; as kind and text of the
/// note have to agree as well, it is enough that the right number is among them.
/// </summary>
internal static class NoteTicketNumbers
{
    private const int Most = 20;

    /// <summary>The numbers, the surest first.</summary>
    /// <param name="segment">The note.</param>
    /// <param name="session">The stored session that holds it; null for a note as it was read.</param>
    public static IEnumerable<string> Of(SessionSegment segment, Session? session)
    {
        if (NoteNumber.Canonical(segment.Metadata.Text(NoteMetadata.TicketNumber)) is { } own) return [own];
        return session is null ? [] : Texts(session).SelectMany(Words).Where(word => word.Any(char.IsDigit)).Select(NoteNumber.Canonical).OfType<string>().Distinct(StringComparer.Ordinal).Take(Most);
    }

    private static IEnumerable<string> Texts(Session session) => session.Segments
        .SelectMany(segment => new[] { segment.Metadata.Text(NoteMetadata.TicketNumber), segment.Metadata.Text(TicketMetadata.Number) })
        .Concat(session.Meta.SourceIdentifiers)
        .Concat(session.Context.Links)
        .Append(session.Insights.SourceTitle)
        .OfType<string>();

    // The whole text, for numbers such as "A 17", and its parts.
    private static IEnumerable<string> Words(string text) =>
        text.Split([' ', ':', ',', ';', '/', '#', '(', ')', '_', '|', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Prepend(text);
}
