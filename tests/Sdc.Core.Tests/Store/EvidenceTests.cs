using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Sdc.Tests.Sessions;
using Sdc.Tests.Sources;

namespace Sdc.Tests.Store;

/// <summary>Events that are read back together, and groups of which nothing is stored, are those of the plain way.</summary>
public class EvidenceTests
{
    private static readonly string[] Groups = ["b", "a", "B"];

    [Property(MaxTest = 50)]
    public Property Events_that_are_read_back_at_once_are_those_that_are_read_back_one_by_one() => Prop.ForAll(GeneratedSessions.Segments().ListOf().ToArbitrary(), segments =>
    {
        using var folder = new TemporaryFolder();
        using var evidence = new Evidence(new ChatRule(TimeSpan.FromHours(1)), null, folder.Root);
        var writer = new SegmentWriter();
        var items = evidence.SetAside(new([.. segments, .. segments], "chat.jsonl")).Segments.Select((read, number) =>
        {
            var item = new EvidenceItem(new(0, (ulong)number));
            item.Set(read.Ref, "", read.At, read.Length);
            return item;
        }).ToList();
        // Some are near each other and some are not, in any order, and of some nothing is new.
        foreach (var some in new[] { items, items.AsEnumerable().Reverse(), items.Where((_, at) => at % 3 == 0), items.Take(1), [] })
        {
            var grouped = some.Select((item, at) => new GroupedSegment(item.Ref, "", at % 5 == 4 ? null : item)).ToList();
            // What may pass is looked at before others are asked for; what stays is asked for first.
            foreach (var texts in new[] { evidence.Texts(grouped, passing: false), evidence.Texts(grouped, passing: true) })
            {
                Assert.Equal(grouped.Count, texts.Count);
                for (var at = 0; at < texts.Count; at++)
                {
                    var alone = grouped[at].Item is { } item ? writer.Write(evidence.Text(item)).ToArray() : null;
                    Assert.Equal(alone, texts[at] is { } text ? writer.Write(text).ToArray() : null);
                }
            }
        }
    });

    [Property(MaxTest = 200)]
    public void New_events_are_grouped_by_what_they_tell_and_sorted(byte[] events)
    {
        var component = new GroupComponent();
        for (var number = 0; number < events.Length; number++)
        {
            var key = new SegmentKey((ulong)(events[number] * 7 % 5), (ulong)number);
            var item = new EvidenceItem(key);
            item.Set(new(key, events[number] / 16, 0, 0), Groups[events[number] % (events.Length % 2 == 0 ? 1 : 3)], 0, 1);
            component.Add(item);
        }

        var plain = component.Items.GroupBy(item => item.GroupKey).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, group.OrderBy(item => item.Ref.Start).ThenBy(item => item.Key).ToList()));

        Assert.Equal(plain, component.Groups(new TicketRule()).Select(group => (group.Key, group.Segments.ConvertAll(segment => segment.Item!))), (one, other) => one.Key == other.Key && one.Item2.SequenceEqual(other.Item2));
        Assert.Equal(component.Items.Select(item => item.Ref.Start).DefaultIfEmpty(long.MaxValue).Min(), component.Start);
    }
}
