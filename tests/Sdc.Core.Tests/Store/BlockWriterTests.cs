using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Sdc.Tests.Store;

public class BlockWriterTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Elements("", "Linked", "Jürgen Müller", "日本", "\ud83d\ude00", "\ud800", new string('a', 127), new string('é', 64)),
        Gen.Choose(0, 200_000).Select(length => new string('ö', length)),
        Gen.Choose(65_500, 65_560).Select(length => new string('x', length)));

    private static readonly Gen<object> Values = Gen.OneOf(
        Texts.Select(text => (object)text),
        Gen.Choose(int.MinValue, int.MaxValue).Select(number => (object)number),
        Gen.Choose(int.MinValue, int.MaxValue).Select(number => (object)(number * 4_294_967_311L)),
        Gen.Elements<object>(true, false, ulong.MaxValue),
        Gen.Choose(0, 150_000).Select(length => (object)Enumerable.Range(0, length).Select(number => (byte)number).ToArray()));

    [Property(MaxTest = 100)]
    public Property It_writes_what_the_writer_of_the_framework_writes() => Prop.ForAll(Values.ListOf().ToArbitrary(), values =>
    {
        using var stream = new MemoryStream();
        using var plain = new MemoryStream();
        using var known = new BinaryWriter(plain, Encoding.UTF8);
        var writer = new BlockWriter(stream);
        foreach (var value in values)
        {
            switch (value)
            {
                case string text: writer.Write(text); known.Write(text); break;
                case int number: writer.Write(number); known.Write(number); break;
                case long number: writer.Write(number); known.Write(number); break;
                case ulong number: writer.Write(number); known.Write(number); break;
                case bool truth: writer.Write(truth); known.Write(truth); break;
                case byte[] bytes: writer.Write(bytes); known.Write(bytes); break;
            }
        }

        writer.Flush();
        known.Flush();
        Assert.Equal(plain.ToArray(), stream.ToArray());
    });

    [Fact]
    public void What_the_stream_does_not_take_is_told_at_the_latest_when_all_is_passed_on()
    {
        var writer = new BlockWriter(new MemoryStream(new byte[10], writable: false));
        writer.Write("some");
        Assert.Throws<NotSupportedException>(writer.Flush);
    }

    [Fact]
    public void Texts_of_columns_are_numbered_by_where_each_came_first()
    {
        string[][] rows = [["a", "b", ""], ["a", "a", "b"], ["c", "a", "b"], ["a", "c", ""]];
        using var stream = new MemoryStream();
        var writer = new BlockWriter(stream);
        var texts = new SharedTextWriter(writer, 3);
        foreach (var row in rows)
        {
            for (var column = 0; column < row.Length; column++) texts.Write(column, row[column]);
        }

        writer.Flush();
        Assert.Equal((12 * sizeof(int)) + 7, stream.Length);
        stream.Position = 0;
        var reader = new SharedTextReader(new(stream));
        foreach (var row in rows) Assert.Equal(row, row.Select(_ => reader.Read()));
    }
}
