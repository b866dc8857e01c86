using System.Security.Cryptography;
using System.Text;

namespace Sdc.Tests.Sessions;

public class IdentityTests
{
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
