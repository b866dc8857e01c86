namespace Sdc;

/// <summary>What is redacted: by default every kind but names, of which there are none until they are given.</summary>
internal sealed record RedactionSettings
{
    /// <summary>The kinds that are replaced.</summary>
    public IReadOnlyCollection<RedactionKind> Kinds { get; init; } = RedactionKinds.All;

    /// <summary>Names of customers and contacts to replace wherever they stand as whole words, in any letter case.</summary>
    public IReadOnlyCollection<string> Names { get; init; } = [];
}
