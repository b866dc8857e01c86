using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Sdc.Tests.Sessions;

public class IndentedJsonTests
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Every kind of letter: plain, escaped shortly, escaped by number, beyond ASCII, pairs, and halves of pairs.
    private static readonly Gen<string> Texts = Gen.OneOf(
            Gen.Elements("plain text", "\"", "\\", "\n", "\r\n", "\t", "\b", "\f", "\0", "\u001b[2J", "\u007f", "é", "\u00a0", "\u2028", "日本", "😀", "\ud83d", "\ude00", "\uffff", "<&>'+/"),
            Gen.Choose(0, char.MaxValue).Select(code => ((char)code).ToString()))
        .ListOf().Select(string.Concat);

    [Property(MaxTest = 500)]
    public Property Texts_are_written_as_the_library_writes_them() => Prop.ForAll(Texts.ToArbitrary(), text =>
    {
        Assert.Equal(Library(writer => writer.WriteStringValue(text)), Ours(json => json.Text(text)));
        var utf8 = Encoding.UTF8.GetBytes(text);
        Assert.Equal(Library(writer => writer.WriteStringValue(utf8)), Ours(json => json.Text(utf8.AsSpan())));
    });

    [Property(MaxTest = 100)]
    public Property Numbers_are_written_as_the_library_writes_them() => Prop.ForAll(
        ArbMap.Default.GeneratorFor<long>().Zip(ArbMap.Default.GeneratorFor<decimal>()).Zip(ArbMap.Default.GeneratorFor<double>().Where(double.IsFinite)).ToArbitrary(),
        pair =>
        {
            var ((integer, exact), real) = pair;
            Assert.Equal(Library(writer => writer.WriteNumberValue(integer)), Ours(json => json.Number(integer)));
            Assert.Equal(Library(writer => writer.WriteNumberValue(exact)), Ours(json => json.Number(exact)));
            Assert.Equal(Library(writer => writer.WriteNumberValue(real)), Ours(json => json.Number(real)));
        });

    [Theory]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(20_000)]
    [InlineData(3_000_000)]
    public void A_long_text_is_whole(int length)
    {
        foreach (var text in new[] { new string('a', length) + "\"", "é" + new string('a', length), string.Concat(Enumerable.Repeat("😀é\u0001", length / 4)) })
        {
            Assert.Equal(Library(writer => writer.WriteStringValue(text)), Ours(json => json.Text(text)));
            Assert.Equal(Library(writer => writer.WriteStringValue(text)), Ours(json => json.Text(Encoding.UTF8.GetBytes(text).AsSpan())));
        }
    }

    [Fact]
    public void Values_that_lie_too_deep_are_refused_as_the_library_refuses_them()
    {
        var json = new IndentedJson();
        for (var depth = 0; depth < SessionJson.MaxDepth; depth++) json.StartArray();
        Assert.Throws<InvalidOperationException>(json.StartObject);
        json.Reset();
        Assert.Throws<ArgumentException>(() => json.Number(double.NaN));
    }

    private static string Ours(Action<IndentedJson> write)
    {
        var json = new IndentedJson();
        using var stream = new MemoryStream();
        write(json);
        json.FlushTo(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Library(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options)) write(writer);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
