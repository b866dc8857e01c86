using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Sdc.Tests.Sources;

public class ContentEncodingTests
{
    private const int ChunkSize = 32 * 1024;

    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static readonly Gen<byte[]> Part = Gen.Elements(
        "Dana,"u8.ToArray(), "é"u8.ToArray(), "\U0001F5A8"u8.ToArray(), [0xC3], [0xA9], [0xE9, (byte)'x'], Encoding.ASCII.GetBytes(new string('a', ChunkSize - 2)), Encoding.ASCII.GetBytes(new string('b', ChunkSize)));

    [Property(MaxTest = 200)]
    public Property What_is_plain_is_passed_over_as_if_it_had_been_decoded() =>
        Prop.ForAll(Part.ListOf().ToArbitrary(), parts =>
        {
            byte[] bytes = [.. "h,"u8, .. parts.SelectMany(part => part)];
            using var content = new MemoryStream(bytes);
            content.Position = 1;

            Assert.Equal(Decoded(bytes[1..]), ContentEncoding.Detect(content, Western, CancellationToken.None).CodePage);
            Assert.Equal(1, content.Position);
        });

    private static int Decoded(byte[] bytes)
    {
        var strict = new UTF8Encoding(false, true).GetDecoder();
        var characters = new char[ChunkSize + 4];
        var letters = 0;
        foreach (var chunk in bytes.Chunk(ChunkSize))
        {
            try
            {
                letters += Letters(characters.AsSpan(0, strict.GetChars(chunk, characters, false)));
            }
            catch (DecoderFallbackException)
            {
                return letters + Letters(Encoding.UTF8.GetString(chunk)) >= 2 ? Encoding.UTF8.CodePage : Western.CodePage;
            }
        }

        try
        {
            strict.GetChars([], characters, true);
            return Encoding.UTF8.CodePage;
        }
        catch (DecoderFallbackException)
        {
            return letters >= 2 ? Encoding.UTF8.CodePage : Western.CodePage;
        }
    }

    private static int Letters(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf('\uFFFD');
        var letters = 0;
        foreach (var letter in end < 0 ? text : text[..end]) letters += letter > '\u007F' && !char.IsLowSurrogate(letter) ? 1 : 0;
        return letters;
    }
}
