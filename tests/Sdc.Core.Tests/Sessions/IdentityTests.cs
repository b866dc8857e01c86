using System.Security.Cryptography;
using System.Text;
using FsCheck.Xunit;

namespace Sdc.Tests.Sessions;

public class IdentityTests
{
    [Theory]
    [InlineData(0, "10:notes.json,-,0:,0:,")]
    [InlineData(3, "10:notes.json,-,0:,3:üüü,")]
    public void A_key_tells_each_part_with_its_length(int length, string key) => Assert.Equal(key, Identity.Key("notes.json", null, "", new string('ü', length)));

    [Fact]
    public void A_key_may_be_long() => Assert.Equal("100000:" + new string('x', 100_000) + ",1:y,", Identity.Key(new string('x', 100_000), "y"));

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(511)]
    [InlineData(100_000)]
    public void A_hash_is_that_of_the_key_however_long_the_parts_are(int length)
    {
        string?[] parts = ["notes.json", null, "", new string('ü', length), "half \ud83d", "🖨,1:x"];

        Assert.Equal(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Identity.Key(parts))))[..32].ToLowerInvariant(), Identity.Hash(parts, 32));
        Assert.Equal(Identity.Hash(parts, 32)[..16], Identity.Hash(parts, 16));
    }

    [Property(MaxTest = 300)]
    public void The_identity_of_a_text_in_bytes_is_that_of_the_text(string?[] parts, string? text, byte more, string? last)
    {
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text + string.Concat(Enumerable.Repeat("ü🖨", more * 5))));

        Assert.Equal(Identity.Segment("source", [.. parts, whole, last ?? ""]), Identity.Segment("source", parts, new ArraySegment<byte>(Encoding.UTF8.GetBytes(whole)), last ?? ""));
    }

    [Property(MaxTest = 300)]
    public void A_key_is_each_part_behind_its_length_and_identities_are_its_hashes(string?[] parts, byte more)
    {
        string?[] all = [.. parts, new string('x', more * 7)];
        var key = string.Concat(all.Select(part => part is null ? "-," : FormattableString.Invariant($"{part.Length}:{part},")));

        Assert.Equal(key, Identity.Key(all));
        Assert.Equal(Identity.Hash(["source", "segment", .. all], 32), Identity.Segment("source", all));
        Assert.Equal(Identity.Hash(["source", "session", "group", key], 16), Identity.Session("source", "group", key));
    }
}
