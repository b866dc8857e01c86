namespace Sdc;

/// <summary>What linking does beyond the comparison of names.</summary>
internal sealed record FurtherLinking
{
    /// <summary>Whether sessions without a name are linked by what their texts say.</summary>
    public bool ByContent { get; init; }

    /// <summary>Makes the model that is asked what is still undecided; it gives null where none is configured.</summary>
    public Func<IChatModel?> CreateModel { get; init; } = () => null;

    /// <summary>From which confidence, 0 to 1, a model's answer links.</summary>
    public double LeastConfidence { get; init; } = 0.85;

    /// <summary>Makes what takes out of texts what is confidential; it gives null for a provider that may see them as they are.</summary>
    public Func<IChatModel, Redactor?> CreateRedactor { get; init; } = _ => new(new());
}
