namespace Sdc.Benchmarks;

/// <summary>A name as a source wrote it, with the truth.</summary>
/// <param name="Text">What is written.</param>
/// <param name="Kind">How it came to be.</param>
/// <param name="Truth">The customer that is meant; null for a company that is none.</param>
/// <param name="IsAmbiguous">True where the text may as well mean another: the truth cannot be told from the name, and the right thing is to ask.</param>
internal sealed record LabelledName(string Text, WrittenKind Kind, long? Truth, bool IsAmbiguous);
