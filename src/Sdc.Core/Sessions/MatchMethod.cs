namespace Sdc;

/// <summary>The texts of <see cref="CustomerMatch.Method"/>.</summary>
public static class MatchMethod
{
    /// <summary>The same name, letter case and spaces aside.</summary>
    public const string Exact = "exact";

    /// <summary>The same name, legal forms, punctuation and word order aside.</summary>
    public const string Normalized = "normalized";

    /// <summary>A like name, probable enough to be the one that is meant.</summary>
    public const string Fuzzy = "fuzzy";

    /// <summary>The texts of a session without a name clearly name this customer.</summary>
    public const string Content = "content";

    /// <summary>A language model decided.</summary>
    public const string Model = "model";

    /// <summary>A person decided.</summary>
    public const string Manual = "manual";

    /// <summary>The source itself names the customer's id.</summary>
    public const string Source = "source";
}
