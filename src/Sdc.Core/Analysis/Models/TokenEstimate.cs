namespace Sdc;

/// <summary>How many tokens a text has, about: each model counts another way. Rather too many than too few.</summary>
internal static class TokenEstimate
{
    // Quarters of a token for each letter.
    private const int Latin = 1;
    private const int Accented = 2;
    private const int Other = 4;

    private const char LastAscii = '\u007F';
    private const char LastLatin = '\u024F';

    public static long Of(string text)
    {
        var quarters = 0L;
        foreach (var letter in text) quarters += letter <= LastAscii ? Latin : letter <= LastLatin ? Accented : Other;
        return (quarters + 3) / 4;
    }
}
