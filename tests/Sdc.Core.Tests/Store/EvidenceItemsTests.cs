using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Sdc.Tests.Store;

public class EvidenceItemsTests
{
    // Few ids, half of which lead to the same slots.
    private static readonly Gen<SegmentKey> Keys = Gen.Choose(0, 80).Zip(Gen.Elements(0, 1)).Select(pair => new SegmentKey((ulong)pair.Item1, pair.Item2 == 0 ? (ulong)pair.Item1 : 0x4000_0000));

    [Property(MaxTest = 300)]
    public Property They_are_found_left_out_and_told_in_order_as_a_list_would() => Prop.ForAll(Keys.Zip(Gen.Choose(0, 9)).ListOf().ToArbitrary(), steps =>
    {
        var items = new EvidenceItems();
        var list = new List<EvidenceItem>();
        foreach (var (key, kind) in steps)
        {
            var known = list.Find(item => item.Key == key);
            Assert.Same(known, items.Find(key));
            if (kind < 3)
            {
                items.Remove(key);
                if (known is not null) list.Remove(known);
            }
            else if (known is null)
            {
                var item = new EvidenceItem(key);
                items.Add(item);
                list.Add(item);
            }

            Assert.Equal(list.Count, items.Count);
        }

        Assert.Equal(list, items);
    });

    [Fact]
    public void What_is_left_out_and_added_again_stands_at_the_end()
    {
        var items = new EvidenceItems();
        for (var number = 0; number < 1000; number++) items.Add(new(new(0, (ulong)number)));
        items.Remove(new(0, 7));
        items.Add(new(new(0, 7)));
        Assert.Equal(1000, items.Count);
        Assert.Equal(7UL, items.Last().Key.Low);
        Assert.Equal(6UL, items.ElementAt(6).Key.Low);
        Assert.Equal(8UL, items.ElementAt(7).Key.Low);
    }
}
