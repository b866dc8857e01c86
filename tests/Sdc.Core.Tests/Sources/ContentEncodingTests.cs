using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Sdc.Tests.Sources;

/// <summary>The encoding of a file is told by all of it, however much plain text stands before the first letter that tells it.</summary>
public class ContentEncodingTests
{
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static readonly Gen<byte[]> Part = Gen.Elements(
        "Dana,"u8.ToArray(), "é"u8.ToArray(), "\U0001F5A8"u8.ToArray(), [0xC3], [0xA9], [0xE9, (byte)'x'], Encoding.ASCII.GetBytes(new string('a', 32 * 1024 - 2)), Encoding.ASCII.GetBytes(new string('b', 32 * 1024)));

    [Property(MaxTest = 200)]
    public Property What_is_UTF8_to_its_end_is_UTF8() =>
        Prop.ForAll(Part.ListOf().ToArbitrary(), parts =>
        {
            byte[] bytes = [.. "h,"u8, .. parts.SelectMany(part => part)];
            using var content = new MemoryStream(bytes);
            content.Position = 1;

            var found = ContentEncoding.Detect(content, Western, CancellationToken.None);

            Assert.Equal(1, content.Position);
            if (IsUtf8(bytes)) Assert.Equal(Encoding.UTF8.CodePage, found.CodePage);
            // Two letters before the damage are enough to be sure of it.
            else if (!parts.TakeWhile(part => part[0] != 0xE9 && part.Length != 1).Any(part => part[0] > 0x7F)) Assert.Equal(Western.CodePage, found.CodePage);
        });

    private static bool IsUtf8(byte[] bytes)
    {
        try
        {
            new UTF8Encoding(false, true).GetString(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
