using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Sdc.Tests.Redaction;

public class RedactionProperties
{
    private static readonly Redactor Redactor = new(new RedactionSettings { Names = RedactionCorpus.Names });

    private static readonly string[] Pieces =
    [
        .. RedactionCorpus.Tuning.Concat(RedactionCorpus.HeldOut).SelectMany(text => text.Labels.Select(label => text.Text.Substring(label.Start, label.Length))).Distinct().Take(200),
        "pw: ", "password is ", "the password for X was changed to ", "PIN ", "token=", "\"", "'", " ", "\n", ".", ",", ":", "@", "<", ">", "<EMAIL_1>", "EMAIL_1", "&lt;", "\uFFFF", "\uD800", "\0", "Version ", "curl -u a:", "1", "x", "://", "-", "+", "(", ")", "密码", "café",
    ];

    // What may become a placeholder when its neighbour is replaced, or the other way round.
    private static readonly string[] Glued = ["EMAIL_1", "EMAIL\\_1", "PHONE_", "IP_2", "<", ">", "1", "06 05", "+46 70 174 06 05", "dana@example.com", "10.1.2.3", " ", ",", "_", "\\"];

    private static readonly Arbitrary<string> Any = Arb.From(Gen.OneOf(
        Gen.ArrayOf(Gen.Elements(Pieces)).Select(string.Concat),
        Gen.ArrayOf(Gen.Elements(Glued)).Select(string.Concat),
        Gen.ArrayOf(Gen.Choose(0, 0xFFFF).Select(code => (char)code)).Select(characters => new string(characters)),
        Gen.ArrayOf(Gen.Elements("0123456789abcdefAF:.-+()@/ =<>_\"'pwPIN\n".ToCharArray())).Select(characters => new string(characters))));

    private static readonly RedactionKind[] NeverRestored = [.. RedactionKinds.All.Where(kind => !kind.IsRestored())];

    [Property(MaxTest = 3000)]
    public Property Redacting_again_changes_nothing() => Prop.ForAll(Any, text =>
    {
        var once = Redactor.Redact(text).Texts[0];
        var again = Redactor.Redact(once).Texts[0];
        return (once == again).Label($"{once}\n{again}");
    });

    [Property(MaxTest = 3000)]
    public Property What_holds_no_secret_comes_back_as_it_was() => Prop.ForAll(Any, text =>
    {
        var redacted = Redactor.Redact(text);
        return redacted.Counts.Keys.Any(NeverRestored.Contains) || redacted.Restore(redacted.Texts[0]) == text;
    });

    [Property(MaxTest = 3000)]
    public Property Nothing_that_was_replaced_is_left_as_a_word_of_its_own() => Prop.ForAll(Any, Any, (one, other) =>
    {
        var redacted = Redactor.Redact(one, other);
        var values = redacted.Values.Where(value => value.Length is >= 4 and <= 200).ToList();
        return redacted.Texts.All(text => values.All(value => !Holds(text, value)));
    });

    private static bool Holds(string text, string value)
    {
        // Between placeholders, whose own words may be a value too.
        foreach (var part in System.Text.RegularExpressions.Regex.Split(text, "<[A-Z]+_[0-9]+>"))
        {
            for (var at = part.IndexOf(value, StringComparison.Ordinal); at >= 0; at = part.IndexOf(value, at + 1, StringComparison.Ordinal))
            {
                var starts = !TextScan.IsWord(value[0]) || !TextScan.IsWord(part.At(at - 1));
                var ends = !TextScan.IsWord(value[^1]) || !TextScan.IsWord(part.At(at + value.Length));
                if (starts && ends) return true;
            }
        }

        return false;
    }
}
