namespace Sdc;

/// <summary>What holds for each kind.</summary>
internal static class RedactionKinds
{
    public static IReadOnlyList<RedactionKind> All { get; } = [.. ((RedactionKind[])Enum.GetValues(typeof(RedactionKind)))];

    /// <summary>What is redacted where nothing else is said: all but names, without which a summary says little.</summary>
    public static IReadOnlyList<RedactionKind> Usual { get; } = [.. All.Where(kind => kind != RedactionKind.Name)];

    /// <summary>The word in a placeholder, such as <c>EMAIL</c>.</summary>
    public static string Word(this RedactionKind kind) => Words[(int)kind];

    /// <summary>Whether an answer may hold the value again. Keys, accounts and what identifies a person to an authority never come back.</summary>
    public static bool IsRestored(this RedactionKind kind) => kind < RedactionKind.Ssn;

    private static readonly string[] Words = [.. All.Select(kind => kind.ToString().ToUpperInvariant())];
}
