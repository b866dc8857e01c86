using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Sdc.Tests.Sources.SillyTavern;

public class ChatPropertyTests
{
    // Few values, so that messages often repeat.
    private static readonly Gen<string> Message =
        from date in Gen.Elements("\"June 19, 2023 2:20pm\"", "\"June 19, 2023 2:21pm\"", "1674563371558", "\"2025-12-01T18:49:39.573Z\"", "null")
        from name in Gen.Elements("Dana", "Helper")
        from text in Gen.Elements("ok", "", "Größe 🖨", "a \"quoted\"\nline \\")
        from more in Gen.Elements("", ",\"swipes\":[\"{\",[]]", ",\"extra\":{\"model\":\"m\",\"token_count\":5}", ",\"gen_finished\":\"2023-06-19T18:20:35.250Z\"")
        select Chat.Message(date, text, name, more);

    private static Arbitrary<string[]> Chats => Message.NonEmptyListOf().Select(messages => messages.Prepend(Chat.Header).ToArray()).ToArbitrary();

    [Property(MaxTest = 100)]
    public Property A_copy_a_beginning_and_a_chat_that_grew_tell_the_same_messages(PositiveInt length) => Prop.ForAll(Chats, lines =>
    {
        var whole = Chat.Read(lines).Segments.Select(MergeLaws.Json).ToList();
        Assert.Equal(whole.Count, whole.Distinct().Count());
        Assert.Equal(lines.Length - 1, whole.Count);
        Assert.Equal(whole, Chat.Read(Encoding.UTF8.GetBytes(string.Join("\n", lines) + "\n")).Segments.Select(MergeLaws.Json));
        var beginning = lines.Take(1 + (length.Get % lines.Length)).ToArray();
        Assert.Equal(whole.Take(beginning.Length - 1), Chat.Read(beginning).Segments.Select(MergeLaws.Json));
    });

    [Property(MaxTest = 200)]
    public Property A_cut_at_any_byte_keeps_every_message_before_it(NonNegativeInt at) => Prop.ForAll(Chats, lines =>
    {
        var bytes = Encoding.UTF8.GetBytes(string.Join("\n", lines));
        var cut = at.Get % (bytes.Length + 1);
        var reading = Chat.Read(bytes[..cut]);
        var ends = Enumerable.Range(1, lines.Length).Select(count => Encoding.UTF8.GetByteCount(string.Join("\n", lines.Take(count)))).ToList();

        Assert.Empty(reading.Bad);
        Assert.Equal(Chat.Ids(Chat.Read(lines)).Take(Math.Max(0, ends.Count(end => end <= cut) - 1)), Chat.Ids(reading));
        Assert.Equal(cut > 0 && !ends.Contains(cut) && !ends.Contains(cut - 1), reading.Cut.Count == 1);
    });

    [Property(MaxTest = 300)]
    public Property The_id_is_that_of_the_parts(NonNull<string> text) => Prop.ForAll(Gen.Choose(1, 9000).ToArbitrary(), times =>
    {
        var content = string.Concat(Enumerable.Repeat(text.Get + "🖨", times));
        var id = Identity.Segment(SourceSystem.SillyTavern, null, text.Get, content, "7");
        Assert.Equal(id, Identity.Segment(SourceSystem.SillyTavern, [null, text.Get], new(Encoding.UTF8.GetBytes(content)), "7"));
        Assert.Equal(id[..16], SegmentKey.Of(id).High.ToString("x16", CultureInfo.InvariantCulture));
    });

    [Property(MaxTest = 300)]
    public Property Random_bytes_in_a_chat_are_bad_records_and_no_failure(byte[] noise, NonNegativeInt at, bool replace) => Prop.ForAll(Chats, lines =>
    {
        var bytes = Encoding.UTF8.GetBytes(string.Join("\n", lines));
        var from = at.Get % bytes.Length;
        var rest = replace ? Math.Min(bytes.Length, from + noise.Length) : from;
        byte[] spoilt = [.. bytes[..from], .. noise, .. bytes[rest..]];
        var before = bytes[..from].Count(part => part == (byte)'\n') - 1;

        var reading = Chat.Read(spoilt);

        Assert.Equal(Chat.Ids(Chat.Read(lines)).Take(Math.Max(0, before)), Chat.Ids(reading).Take(Math.Max(0, before)));
        Assert.All(reading.Bad, bad => Assert.DoesNotContain(bad.Reason, character => char.IsControl(character)));
        Chat.Read(noise);
    });

    [Property(MaxTest = 200)]
    public Property Any_time_text_is_read_or_refused(string? text, NonNegativeInt number) => Prop.ForAll(
        Gen.Elements("June 19, 2023 2:20pm", "2023-4-21 @20h 02m 47s 124ms", "2025-12-01T18:49:39.573Z", "1674563371558").ToArbitrary(),
        form =>
        {
            var mutated = form.ToCharArray();
            mutated[number.Get % mutated.Length] = (text ?? "x").FirstOrDefault('9');
            foreach (var one in new[] { text ?? "", new string(mutated), number.Get + form })
            {
                var read = WrittenTime.Read(one, out var time);
                Assert.True(read is not null || time.Wall.Year is >= 1970 and <= 2199);
            }
        });

    [Fact]
    public void Keys_are_counted_through_growth()
    {
        var counter = new RepeatCounter();
        var random = new System.Random(5);
        var expected = new Dictionary<ulong, int>();
        for (var index = 0; index < 20_000; index++)
        {
            // Keys that share their low bits lie side by side.
            var key = (ulong)random.Next(30_000) << random.Next(40);
            var times = expected.GetValueOrDefault(key == 0 ? 1 : key) + 1;
            expected[key == 0 ? 1 : key] = times;
            if (counter.Count(key) is var counted && counted != times) Assert.Fail($"Key {key:x} was counted {counted} times and came {times} times.");
        }
    }
}
