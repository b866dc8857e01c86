using System.Globalization;
using FsCheck.Xunit;

namespace Sdc.Tests.Store;

public class SegmentKeyTests
{
    [Property(MaxTest = 300)]
    public void An_id_is_ours_where_it_is_hexadecimal_and_its_key_is_its_number(int seed)
    {
        // Letters beside those of a digit, and far from them.
        const string letters = "0123456789abcdefABCDEF", others = "/:@G`g \u0130\u0661\uff11\u0441";
        var random = new Random(seed);
        var id = new char[32];
        for (var at = 0; at < id.Length; at++) id[at] = letters[random.Next(letters.Length)];
        if (random.Next(2) == 0) id[random.Next(id.Length)] = others[random.Next(others.Length)];
        var text = new string(id);

        Assert.Equal(text.All(char.IsAsciiHexDigit), SegmentKey.IsOurs(text));
        if (!SegmentKey.IsOurs(text)) return;
        Assert.Equal(new(ulong.Parse(text[..16], NumberStyles.HexNumber, CultureInfo.InvariantCulture), ulong.Parse(text[16..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)), SegmentKey.Of(text));
        Assert.Equal(text.ToLowerInvariant(), SegmentKey.Of(text).ToString());
    }
}
