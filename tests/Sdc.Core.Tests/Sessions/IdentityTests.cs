using System.Security.Cryptography;
using System.Text;

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
}
