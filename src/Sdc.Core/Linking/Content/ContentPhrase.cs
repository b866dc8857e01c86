namespace Sdc;

/// <summary>Words that name a customer wherever they stand in a text.</summary>
/// <param name="Words">The words, folded, at least one.</param>
/// <param name="Shown">The phrase as it is written where it comes from.</param>
/// <param name="CustomerId">Whom it names.</param>
/// <param name="ContactId">The person; null where the phrase names none.</param>
/// <param name="Kind">What it names.</param>
/// <param name="IsRare">Whether nobody writes it who means something else.</param>
internal sealed record ContentPhrase(string[] Words, string Shown, long CustomerId, long? ContactId, PhraseKind Kind, bool IsRare);
