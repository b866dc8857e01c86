namespace Sdc.Benchmarks;

/// <summary>Counts what was decided about labelled names.</summary>
internal sealed class MatchingTally
{
    private readonly Dictionary<WrittenKind, int[]> counts = [];

    private enum Outcome
    {
        Clear,
        Ambiguous,
        RightLink,
        WrongLink,
        LinkOfAmbiguous,
        RightAmongAsked,
        NotAsked,
        Asked,
    }

    /// <summary>Counts a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="linked">To whom it was linked; null for nobody.</param>
    /// <param name="suggested">Who was suggested where it was not linked.</param>
    public void Add(LabelledName name, long? linked, IReadOnlyList<long> suggested)
    {
        Count(name.Kind, name.IsAmbiguous ? Outcome.Ambiguous : name.Truth is null ? Outcome.NotAsked : Outcome.Clear, name.IsAmbiguous || name.Truth is not null);
        if (linked is null)
        {
            Count(name.Kind, Outcome.Asked, suggested.Count > 0);
            Count(name.Kind, Outcome.RightAmongAsked, name.Truth is { } truth && suggested.Contains(truth));
            return;
        }

        // To link what cannot be told is wrong, whoever it happens to be.
        Count(name.Kind, name.IsAmbiguous ? Outcome.LinkOfAmbiguous : linked == name.Truth ? Outcome.RightLink : Outcome.WrongLink, true);
    }

    public IEnumerable<WrittenKind> Kinds => counts.Keys.Order();

    public Proportion Precision(params WrittenKind[] kinds) => new(Sum(Outcome.RightLink, kinds), Sum(Outcome.RightLink, kinds) + Sum(Outcome.WrongLink, kinds) + Sum(Outcome.LinkOfAmbiguous, kinds));

    public Proportion Recall(params WrittenKind[] kinds) => new(Sum(Outcome.RightLink, kinds), Sum(Outcome.Clear, kinds));

    public int Names(params WrittenKind[] kinds) => kinds.Concat(counts.Keys.Where(_ => kinds.Length == 0)).Sum(kind => counts.TryGetValue(kind, out var count) ? count[^1] : 0);

    public int Ambiguous(params WrittenKind[] kinds) => Sum(Outcome.Ambiguous, kinds);

    public int Asked(params WrittenKind[] kinds) => Sum(Outcome.Asked, kinds);

    public int RightAmongAsked(params WrittenKind[] kinds) => Sum(Outcome.RightAmongAsked, kinds);

    private int Sum(Outcome outcome, WrittenKind[] kinds) => counts.Where(pair => kinds.Length == 0 || kinds.Contains(pair.Key)).Sum(pair => pair.Value[(int)outcome]);

    private void Count(WrittenKind kind, Outcome outcome, bool happened)
    {
        if (!counts.TryGetValue(kind, out var count)) counts[kind] = count = new int[Enum.GetValues<Outcome>().Length + 1];
        if (happened) count[(int)outcome]++;
        if (outcome is Outcome.Clear or Outcome.Ambiguous or Outcome.NotAsked) count[^1]++;
    }
}
