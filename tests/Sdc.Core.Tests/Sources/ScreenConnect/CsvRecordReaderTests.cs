using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Sdc.Tests.Sources.ScreenConnect;

public class CsvRecordReaderTests
{
    private static readonly Gen<string> Any = Gen.Elements('a', '"', ',', '\n', '\r', ' ', 'é').ArrayOf().Select(characters => new string(characters));

    private static readonly string Row = string.Join(",", Enumerable.Repeat("Technician 02", 20)) + "\r\n";

    // Rows as they should be, with all that can be wrong in between; some as long as what is read at once, or longer than a record may be.
    private static readonly Gen<string> Garbled = Gen.Frequency(
        (40, Gen.Elements(",", ";", "\t", "\"", "\"\"", "\",\"", "\n", "\r", "\r\n", "\0", "a", " b ", "é", "24\" screen", "\"a \"\"b\"\", c\"", "\"x\" y", "\"two\nlines\"")),
        (10, Gen.Elements(Row, "\"Smith, Inc.\"," + Row, "\"open," + Row)),
        (1, Gen.Choose(1, 70).Select(count => string.Concat(Enumerable.Repeat(Row, count)))),
        (1, Gen.Choose(16_000, 17_000).Select(length => new string('x', length)))).ListOf().Select(string.Concat);

    [Property(MaxTest = 1000)]
    public Property Any_text_is_read_to_its_end_and_every_line_is_in_one_record() =>
        Prop.ForAll(Any.ToArbitrary(), text =>
        {
            var records = Read("h,h\n" + text);
            var lines = new StringReader("h,h\n" + text);
            var number = 0;
            foreach (var record in records)
            {
                foreach (var part in record.Text.Split('\n'))
                {
                    string line;
                    do
                    {
                        line = lines.ReadLine()!;
                        number++;
                    }
                    while (string.IsNullOrWhiteSpace(line) && part != line);
                    Assert.Equal(line, part);
                }

                Assert.Equal(number - record.Text.Count(character => character == '\n'), record.Line);
                Assert.Equal(record.Fault is null, record.Fields.Count > 0);
            }

            Assert.True(string.IsNullOrWhiteSpace(lines.ReadToEnd()));
        });

    [Property(MaxTest = 500)]
    public Property Values_that_are_quoted_come_back_as_they_were() =>
        Prop.ForAll(Any.Where(value => value.IndexOf('\r') < 0).NonEmptyListOf().NonEmptyListOf().ToArbitrary(), rows =>
        {
            var text = "h\n" + string.Concat(rows.Select(row => string.Join(",", row.Select(value => $"\"{value.Replace("\"", "\"\"")}\"")) + "\r\n"));

            Assert.Equal(rows.Select(row => string.Join("|", row)), Read(text).Skip(1).Select(record => string.Join("|", record.Fields)));
        });

    [Property(MaxTest = 200)]
    public Property Rows_without_quotes_are_taken_apart_at_the_separators() =>
        Prop.ForAll(Gen.Elements("", "a", "ä", " b ", "Technician 02", "Technician 03", "2016-01-04T13:00:20.0769674Z").NonEmptyListOf().NonEmptyListOf().ToArbitrary(), rows =>
        {
            var lines = rows.Select(row => "x;" + string.Join(";", row)).ToList();

            Assert.Equal(lines.Select(line => line.Split(';')), Read("h;h\n" + string.Join("\n", lines)).Skip(1).Select(record => record.Fields.ToArray()));
        });

    [Property(MaxTest = 200)]
    public Property A_garbled_file_is_read_as_the_plain_way_reads_it() =>
        Prop.ForAll(Garbled.ToArbitrary(), Gen.Elements(1, 7, 1000, 16 * 1024, int.MaxValue).ToArbitrary(), (text, portion) =>
            Assert.Equal(new PlainCsv(text).Read().Select(Shown), Read(new Portions(text, portion)).Select(Shown)));

    [Fact]
    public void Quotes_that_are_never_closed_do_not_make_reading_slow()
    {
        var text = "h,h\n" + string.Concat(Enumerable.Repeat("a\"b,\"\n", 20_000));

        Assert.Equal(20_001, Read(text).Count);
    }

    [Theory]
    [InlineData(0, "\n")]
    [InlineData(0, "")]
    [InlineData(1, "\r\n")]
    [InlineData(1, "")]
    public void A_line_of_the_greatest_length_and_one_that_is_longer_are_read_as_the_plain_way_reads_them(int more, string end)
    {
        var text = "h,h\n\"a,\n" + new string('x', CsvRecordReader.MaxLength + more) + end + "b,c\n";

        Assert.Equal(new PlainCsv(text).Read().Select(Shown), Read(text).Select(Shown));
    }

    private static string Shown(PlainRecord record) => $"{record.Line} {record.IsEnded} {record.Fault} [{record.Text}] {string.Join("|", record.Fields)}";

    private static List<PlainRecord> Read(string text) => Read(new StringReader(text));

    private static List<PlainRecord> Read(TextReader text)
    {
        using var reader = new CsvRecordReader(text);
        var records = new List<PlainRecord>();
        while (reader.Next(CancellationToken.None) is { } record) records.Add(new(record.Text.ToString(), record.Line, record.IsEnded, record.Fault, record.Fields.ConvertAll(field => field.ToString())));
        return records;
    }

    // A pipe, or a disk that gives little at a time: what comes at once ends anywhere.
    private sealed class Portions(string text, int portion) : StringReader(text)
    {
        public override int Read(char[] buffer, int index, int count) => base.Read(buffer, index, Math.Min(count, portion));
    }
}
