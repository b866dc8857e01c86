using System.Globalization;

namespace Sdc;

/// <summary>The formats that a source's dates are declared to have: <c>ISO</c>, and .NET's custom formats in which <c>[...]</c> may be missing.</summary>
internal sealed class DateFormatList
{
    public const string Iso = "ISO";

    // Afternoon, no two parts alike, and a day that is no month: every slip of a format changes it.
    private static readonly DateTime Probe = new(2031, 11, 23, 17, 46, 0);
    // A date that reads either way round.
    private static readonly DateTime Ambiguous = new(2031, 5, 6, 7, 8, 0);

    // What another format could mistake for its own.
    private static readonly string[] IsoForms = ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

    private DateFormatList(bool acceptsIso, IReadOnlyList<string> exactFormats)
    {
        AcceptsIso = acceptsIso;
        ExactFormats = exactFormats;
    }

    public static IReadOnlyList<string> DefaultTexts { get; } = [Iso, "M/d/yyyy H:mm[:ss]", "M/d/yyyy h:mm[:ss] tt"];

    public static DateFormatList Default { get; } = TryMake(DefaultTexts, out var list) is null ? list : throw new InvalidOperationException();

    /// <summary>Whether ISO 8601 (any number of decimals, <c>Z</c> or an offset or neither) is one of the formats.</summary>
    public bool AcceptsIso { get; }

    /// <summary>The other formats, optional parts written out, for <see cref="DateTime.ParseExact(string, string[], IFormatProvider, DateTimeStyles)"/> with the invariant culture.</summary>
    public IReadOnlyList<string> ExactFormats { get; }

    /// <summary>Null when the formats are good, else what is wrong with one of them.</summary>
    public static string? TryMake(IReadOnlyList<string> texts, out DateFormatList list)
    {
        list = null!;
        if (texts.Count == 0) return "there is no format";
        var exact = new List<string>();
        foreach (var text in texts.Where(text => !IsIso(text)))
        {
            var forms = Expand(text);
            if (forms is null || !forms.All(form => Names(form, Probe)))
                return $"the format '{OneLine.Escape(text, 60)}' does not tell year, month, day, hour and minute";
            exact.AddRange(forms);
        }

        var acceptsIso = texts.Any(IsIso);
        if (acceptsIso) exact.InsertRange(0, IsoForms);
        foreach (var writer in exact)
        {
            var sample = Ambiguous.ToString(writer, CultureInfo.InvariantCulture);
            var other = exact.FirstOrDefault(reader => TryParse(sample, reader, out var read) && read != Ambiguous);
            if (other is not null) return $"the formats '{writer}' and '{other}' read '{sample}' as different times";
        }

        list = new DateFormatList(acceptsIso, [.. exact.Skip(acceptsIso ? IsoForms.Length : 0)]);
        return null;
    }

    private static bool IsIso(string text) => text.Trim().Equals(Iso, StringComparison.OrdinalIgnoreCase);

    private static bool Names(string format, DateTime time)
    {
        try
        {
            return TryParse(time.ToString(format, CultureInfo.InvariantCulture), format, out var read) && read == time;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool TryParse(string text, string format, out DateTime time) =>
        DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out time);

    // Each optional part doubles the forms; more than three is no date.
    private static List<string>? Expand(string text)
    {
        var forms = new List<string> { "" };
        for (var rest = text; ;)
        {
            var open = rest.IndexOf('[');
            if (open < 0) return rest.IndexOf(']') < 0 ? forms.Select(form => form + rest).ToList() : null;
            var close = rest.IndexOf(']', open);
            if (close < 0 || forms.Count >= 8) return null;
            var before = rest.Substring(0, open);
            var part = rest.Substring(open + 1, close - open - 1);
            forms = [.. forms.Select(form => form + before), .. forms.Select(form => form + before + part)];
            rest = rest.Substring(close + 1);
        }
    }
}
