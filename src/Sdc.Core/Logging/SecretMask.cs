namespace Sdc;

/// <summary>Takes secrets out of texts.</summary>
internal sealed class SecretMask(IEnumerable<string> secrets)
{
    // What is shorter is no key, and would be found in half of all words.
    private const int MinimumLength = 4;

    // Longer ones first: a secret may be part of another.
    private readonly string[] secrets =
    [
        .. secrets.Where(secret => secret.Length >= MinimumLength)
            .SelectMany(secret => new[] { secret, Uri.EscapeDataString(secret) })
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(secret => secret.Length),
    ];

    public string Hide(string text)
    {
        foreach (var secret in secrets) text = text.Replace(secret, "***");
        return text;
    }
}
