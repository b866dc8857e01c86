using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Sdc.Tests.Sources.ScreenConnect;

public class CsvRecordReaderTests
{
    private static readonly Gen<string> Any = Gen.Elements('a', '"', ',', '\n', '\r', ' ', 'é').ArrayOf().Select(characters => new string(characters));

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
                Assert.Equal(record.Fault is null, record.Fields.Length > 0);
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

            Assert.Equal(lines.Select(line => line.Split(';')), Read("h;h\n" + string.Join("\n", lines)).Skip(1).Select(record => record.Fields));
        });

    [Fact]
    public void Quotes_that_are_never_closed_do_not_make_reading_slow()
    {
        var text = "h,h\n" + string.Concat(Enumerable.Repeat("a\"b,\"\n", 20_000));

        Assert.Equal(20_001, Read(text).Count);
    }

    private static List<CsvRecord> Read(string text)
    {
        using var reader = new CsvRecordReader(new StringReader(text));
        var records = new List<CsvRecord>();
        while (reader.Next(CancellationToken.None) is { } record) records.Add(record);
        return records;
    }
}
