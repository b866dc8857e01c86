using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Sdc.TestServers;

/// <summary>Reads filters: <c>Field op 'literal'</c>, joined by AND and OR, with parentheses; a quote within a literal is doubled.</summary>
internal sealed class FilterParser
{
    private static readonly string[] Operators = ["<>", "<=", ">=", "=", "<", ">", "LIKE"];

    private readonly string text;
    private readonly TimeComparison times;
    private int position;

    private FilterParser(string text, TimeComparison times) => (this.text, this.times) = (text, times);

    /// <summary>The filter's meaning; an empty one takes every row.</summary>
    public static Func<WorldConnection, bool> Parse(string? text, TimeComparison times)
    {
        if (string.IsNullOrWhiteSpace(text)) return _ => true;
        var parser = new FilterParser(text, times);
        var filter = parser.Any();
        parser.Blanks();
        return parser.position == text.Length ? filter : throw parser.Malformed();
    }

    private Func<WorldConnection, bool> Any()
    {
        var left = All();
        while (Word("OR"))
        {
            var (one, other) = (left, All());
            left = connection => one(connection) || other(connection);
        }

        return left;
    }

    private Func<WorldConnection, bool> All()
    {
        var left = Term();
        while (Word("AND"))
        {
            var (one, other) = (left, Term());
            left = connection => one(connection) && other(connection);
        }

        return left;
    }

    private Func<WorldConnection, bool> Term()
    {
        Blanks();
        if (!Take("(")) return Comparison();
        var inner = Any();
        Blanks();
        return Take(")") ? inner : throw Malformed();
    }

    private Func<WorldConnection, bool> Comparison()
    {
        Blanks();
        var start = position;
        while (position < text.Length && char.IsAsciiLetterOrDigit(text[position])) position++;
        var name = text[start..position];
        var field = ConnectionFields.Find(name) ?? throw new BadParameterException($"Unknown field '{name}' in the filter.");
        Blanks();
        var sign = Operators.FirstOrDefault(Take) ?? throw Malformed();
        Blanks();
        var literal = Literal();
        return sign == "LIKE" ? Like(field, literal) : name.EndsWith("Time", StringComparison.Ordinal) ? Time(field, sign, literal) : name == "DurationSeconds" ? Number(field, sign, literal) : Text(field, sign, literal);
    }

    private Func<WorldConnection, bool> Time(Func<WorldConnection, object?> field, string sign, string literal)
    {
        if (literal.Length == 0) return Text(field, sign, literal);
        if (!RequestTime.TryRead(literal, out var asked)) throw new BadParameterException($"'{literal}' is no time.");
        var (literalUnit, rowUnit) = (times == TimeComparison.Exact ? 1 : TimeSpan.TicksPerSecond, times == TimeComparison.TruncatedBoth ? TimeSpan.TicksPerSecond : 1);
        asked = ServerClock.Whole(asked, literalUnit);
        return connection => field(connection) is DateTime time && Holds(sign, ServerClock.Whole(time, rowUnit).CompareTo(asked));
    }

    private static Func<WorldConnection, bool> Number(Func<WorldConnection, object?> field, string sign, string literal)
    {
        if (!long.TryParse(literal, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var asked)) throw new BadParameterException($"'{literal}' is no number.");
        return connection => field(connection) is long number && Holds(sign, number.CompareTo(asked));
    }

    private static Func<WorldConnection, bool> Text(Func<WorldConnection, object?> field, string sign, string literal) =>
        connection => Holds(sign, string.CompareOrdinal(ConnectionFields.Written(field(connection)) ?? "", literal));

    private static Func<WorldConnection, bool> Like(Func<WorldConnection, object?> field, string literal)
    {
        var pattern = new Regex("^" + Regex.Escape(literal).Replace("%", ".*", StringComparison.Ordinal).Replace("\\*", ".*", StringComparison.Ordinal) + "$", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant);
        return connection => pattern.IsMatch(ConnectionFields.Written(field(connection)) ?? "");
    }

    private static bool Holds(string sign, int comparison) => sign switch
    {
        "=" => comparison == 0,
        "<>" => comparison != 0,
        "<" => comparison < 0,
        ">" => comparison > 0,
        "<=" => comparison <= 0,
        _ => comparison >= 0,
    };

    private string Literal()
    {
        if (!Take("'")) throw Malformed();
        var literal = new StringBuilder();
        while (position < text.Length)
        {
            if (Take("''")) literal.Append('\'');
            else if (Take("'")) return literal.ToString();
            else literal.Append(text[position++]);
        }

        throw Malformed();
    }

    private bool Word(string word)
    {
        Blanks();
        var end = position + word.Length;
        return (end >= text.Length || !char.IsAsciiLetterOrDigit(text[end])) && Take(word);
    }

    private bool Take(string token)
    {
        if (string.CompareOrdinal(text, position, token, 0, token.Length) != 0) return false;
        position += token.Length;
        return true;
    }

    private void Blanks()
    {
        while (position < text.Length && text[position] == ' ') position++;
    }

    private BadParameterException Malformed() => new($"The filter is malformed at character {position}.");
}
