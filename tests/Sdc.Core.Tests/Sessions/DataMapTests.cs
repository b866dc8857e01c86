using System.Collections;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Sdc.Tests.Sessions;

public class DataMapTests
{
    // Beyond the keys up to which no index is made.
    private const int MostKeys = 3 * DataMap.MostWithoutIndex;

    private static readonly Action<IDictionary<string, object?>, int, Action<object?>>[] Changes =
    [
        (map, key, _) => map[Name(key)] = key,
        (map, key, _) => map[Name(key)] = null,
        (map, key, _) => map.Add(Name(key), key + 1),
        (map, key, _) => map.Add(new KeyValuePair<string, object?>(Name(key), "pair")),
        (map, key, _) => ((IDictionary)map).Add(Name(key), "plain"),
        (map, key, _) => ((IDictionary)map)[Name(key)] = "plain",
    ];

    private static readonly Action<IDictionary<string, object?>, int, Action<object?>>[] Removals =
    [
        (map, key, tell) => tell(map.Remove(Name(key))),
        (map, key, tell) => tell(map.Remove(new KeyValuePair<string, object?>(Name(key), key))),
        (map, key, _) => ((IDictionary)map).Remove(Name(key)),
        (map, _, _) => ((IDictionary)map).Remove(5),
        (map, key, _) => { if (key == 0) map.Clear(); },
    ];

    private static readonly Action<IDictionary<string, object?>, int, Action<object?>>[] Questions =
    [
        (map, key, tell) => tell(map[Name(key)]),
        (map, key, tell) => tell((map.TryGetValue(Name(key), out var value), value)),
        (map, key, tell) => tell(((IReadOnlyDictionary<string, object?>)map).TryGetValue(Name(key), out var value) ? value : "none"),
        (map, key, tell) => tell(map.ContainsKey(Name(key))),
        (map, key, tell) => tell(map.Contains(new KeyValuePair<string, object?>(Name(key), key))),
        (map, key, tell) => tell(map.Keys.Contains(Name(key))),
        (map, key, tell) => tell(map.Values.Contains(key)),
        (map, key, tell) => tell(((IDictionary)map)[Name(key)]),
        (map, key, tell) => tell(((IDictionary)map).Contains(Name(key))),
        (map, key, tell) => tell(((IDictionary)map)[key]),
        (map, key, tell) => tell(((IDictionary)map).Contains(key)),
        (map, key, _) => ((IDictionary)map)[key] = 1,
        (map, key, _) => ((IDictionary)map).Add(key, 1),
        (map, _, tell) => tell(map[null!]),
        (map, _, _) => map[null!] = 1,
        (map, _, _) => map.Add(null!, 1),
        (map, _, _) => map.Remove(null!),
        (map, _, _) => map.ContainsKey(null!),
        (map, _, _) => ((IDictionary)map).Remove(null!),
        (map, _, _) => ((IDictionary)map).Contains(null!),
        (map, _, _) => ((IDictionary)map)[null!] = 1,
        (map, _, tell) => tell(((IDictionary)map)[null!]),
        (map, _, _) => map.Keys.Add("x"),
        (map, _, _) => map.Values.Clear(),
        (map, _, _) => map.Keys.Remove("x"),
        (map, key, _) => map.CopyTo(new KeyValuePair<string, object?>[map.Count / 2 + 2], key % 4 - 1),
        (map, key, _) => map.Keys.CopyTo(new string[map.Count / 2 + 2], key % 4 - 1),
        (map, key, _) => ((ICollection)map.Values).CopyTo(new object[map.Count / 2 + 2], key % 4 - 1),
        (map, key, _) => ((ICollection)map).CopyTo(new object[map.Count / 2 + 2], key % 4 - 1),
        (map, _, _) => map.CopyTo(null!, 0),
        (map, _, tell) => tell((map.IsReadOnly, map.Keys.IsReadOnly, ((IDictionary)map).IsFixedSize, ((IDictionary)map).IsReadOnly, ((ICollection)map).IsSynchronized, ((ICollection)map.Keys).IsSynchronized)),
    ];

    private static readonly Action<IDictionary<string, object?>, int, Action<object?>>[] Walks =
    [
        (map, _, tell) => { foreach (var pair in map) tell(pair); },
        (map, _, tell) => { foreach (var pair in (IEnumerable)map) tell(pair); },
        (map, _, tell) => { foreach (DictionaryEntry entry in (IDictionary)map) tell((entry.Key, entry.Value)); },
        (map, _, tell) => { foreach (var key in map.Keys) tell(key); },
        (map, _, tell) => { foreach (var value in map.Values) tell(value); },
        (map, _, tell) => { foreach (var key in ((IReadOnlyDictionary<string, object?>)map).Keys) tell(key); },
        (map, _, tell) => { foreach (var value in ((IDictionary)map).Values) tell(value); },
        (map, _, tell) => { var copy = new KeyValuePair<string, object?>[map.Count + 1]; map.CopyTo(copy, 1); foreach (var item in copy) tell(item); },
        (map, _, tell) => { var copy = new object[map.Count + 1]; ((ICollection)map).CopyTo(copy, 1); foreach (var item in copy) tell(item); },
        (map, _, tell) => { var copy = new DictionaryEntry[map.Count]; ((ICollection)map).CopyTo(copy, 0); foreach (var item in copy) tell(item); },
        (map, _, tell) => { var copy = new string[map.Count]; map.Keys.CopyTo(copy, 0); foreach (var item in copy) tell(item); },
        (map, _, tell) => { var copy = new object[map.Count]; ((ICollection)map.Values).CopyTo(copy, 0); foreach (var item in copy) tell(item); },
    ];

    private static Gen<(int Kind, int Of, int Key)> Steps(int kinds) => Gen.Choose(0, kinds - 1).SelectMany(kind => Gen.Choose(0, 1000).SelectMany(of => Gen.Choose(0, MostKeys).Select(key => (kind, of, key))));

    private static Gen<(int Kind, int Of, int Key)[]> ManySteps(int kinds) => Gen.Choose(0, 4 * MostKeys).SelectMany(count => Steps(kinds).ArrayOf(count));

    [Property(MaxTest = 30)]
    public Property As_long_as_nothing_is_removed_it_does_what_a_dictionary_does_in_the_same_order() => Prop.ForAll(ManySteps(4).Zip(Gen.Choose(0, 40)).ToArbitrary(), run =>
    {
        var map = run.Item2 % 2 == 0 ? new DataMap(run.Item2) : Spooled(run.Item2);
        var dictionary = run.Item2 % 2 == 0 ? new Dictionary<string, object?>(StringComparer.Ordinal) : new(Entries(run.Item2), StringComparer.Ordinal);
        foreach (var (kind, of, key) in run.Item1)
        {
            var kinds = kind <= 1 ? Changes : kind == 2 ? Questions : Walks;
            var step = kinds[of % kinds.Length];
            Assert.Equal(Told(step, dictionary, key), Told(step, map, key));
            Assert.Equal(dictionary.Count, map.Count);
        }

        Assert.Equal(dictionary, map.ToList());
    });

    [Property(MaxTest = 30)]
    public Property What_is_left_after_removals_keeps_its_order_and_what_is_added_comes_last() => Prop.ForAll(ManySteps(5).ToArbitrary(), steps =>
    {
        var (map, dictionary, keys) = (new DataMap(), new Dictionary<string, object?>(StringComparer.Ordinal), new List<string>());
        foreach (var (kind, of, key) in steps)
        {
            var kinds = kind <= 2 ? Changes : kind == 3 ? Removals : Questions;
            var step = kinds[of % kinds.Length];
            Assert.Equal(Told(step, dictionary, key), Told(step, map, key));
            keys.RemoveAll(name => !dictionary.ContainsKey(name));
            keys.AddRange(dictionary.Keys.Except(keys).ToList());
            Assert.Equal(keys.Count, map.Count);
            if (of % 10 == 0) Check();
        }

        Check();

        void Check()
        {
            var expected = keys.ToDictionary(name => name, name => dictionary[name], StringComparer.Ordinal);
            foreach (var walk in Walks) Assert.Equal(Told(walk, expected, 0), Told(walk, map, 0));
        }
    });

    [Property(MaxTest = 100)]
    public Property What_happens_during_a_walk_ends_it_or_not_as_in_a_dictionary()
    {
        var runs = from count in Gen.Choose(0, MostKeys) from at in Gen.Choose(0, MostKeys) from walk in Gen.Elements(Walks) from steps in Steps(2).ArrayOf(3) select (count, at, walk, steps);
        return Prop.ForAll(runs.ToArbitrary(), run =>
        {
            Assert.Equal(Walked(new Dictionary<string, object?>(StringComparer.Ordinal)), Walked(new DataMap()));

            List<object?> Walked(IDictionary<string, object?> map)
            {
                for (var key = 0; key < run.count; key++) map[Name(key)] = key;
                var passed = 0;
                var told = Told((_, _, tell) => run.walk(map, 0, item => Pass(item, tell)), map, 0);
                return [.. told, map.Count];

                void Pass(object? item, Action<object?> tell)
                {
                    tell(item);
                    if (passed++ != run.at) return;
                    foreach (var (kind, of, key) in run.steps)
                    {
                        var kinds = kind == 0 ? Changes : Removals;
                        foreach (var result in Told(kinds[of % kinds.Length], map, key)) tell(result);
                    }
                }
            }
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(MostKeys)]
    public void A_map_that_came_back_from_the_spool_does_at_once_what_a_dictionary_does(int count)
    {
        foreach (var step in Changes.Concat(Removals).Concat(Questions).Concat(Walks))
        {
            foreach (var key in new[] { 0, 1, count })
            {
                var (map, dictionary) = (Spooled(count), new Dictionary<string, object?>(Entries(count), StringComparer.Ordinal));
                Assert.Equal(Told(step, dictionary, key), Told(step, map, key));
                Assert.Equal(dictionary, map.ToList());
            }
        }
    }

    [Fact]
    public void What_is_changed_in_a_map_or_a_list_within_one_that_came_back_from_the_spool_stays_changed()
    {
        var kept = new SessionSegment { Metadata = new() { ["name"] = "x", ["within"] = new DataMap { ["key"] = "old" }, ["list"] = new List<object?> { "old" } } };
        var map = SegmentBytes.Read(new SegmentWriter().Write(kept).ToArray()).Metadata;

        ((DataMap)map["within"]!)["key"] = "new";
        ((IList<object?>)map["list"]!)[0] = "new";

        Assert.Equal("new", ((DataMap)map["within"]!)["key"]);
        Assert.Equal(["new"], (IList<object?>)map["list"]!);
    }

    [Fact]
    public void An_enumerator_stands_nowhere_before_its_first_and_after_its_last_entry()
    {
        var map = new DataMap { ["a"] = 1 };
        var walk = ((IDictionary)map).GetEnumerator();

        Assert.Throws<InvalidOperationException>(() => walk.Current);
        Assert.Throws<InvalidOperationException>(() => walk.Key);
        Assert.True(walk.MoveNext());
        Assert.Equal(("a", (object?)1), (walk.Key, walk.Value));
        Assert.False(walk.MoveNext());
        Assert.Throws<InvalidOperationException>(() => walk.Entry);
        walk.Reset();
        Assert.True(walk.MoveNext());
    }

    [Fact]
    public void A_map_of_very_many_keys_is_filled_and_emptied_from_either_end()
    {
        const int count = 100_000;
        var map = new DataMap();
        for (var key = 0; key < count; key++) map[Name(key)] = key;
        for (var key = 0; key < count / 2; key++) Assert.True(map.Remove(Name(key)) && map.Remove(Name(count - 1 - key)));

        Assert.Empty(map);
    }

    // Not yet made of the bytes that it was kept as.
    private static DataMap Spooled(int count)
    {
        var kept = new SessionSegment();
        foreach (var (key, value) in Entries(count)) kept.Metadata[key] = value;
        return SegmentBytes.Read(new SegmentWriter().Write(kept).ToArray()).Metadata;
    }

    private static IEnumerable<KeyValuePair<string, object?>> Entries(int count) =>
        Enumerable.Range(0, count).Select(key => new KeyValuePair<string, object?>(Name(key), key % 3 == 0 ? "text " + Name(key) : key % 3 == 1 ? (long)key : null));

    private static string Name(int key) => "key" + key.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static List<object?> Told(Action<IDictionary<string, object?>, int, Action<object?>> step, IDictionary<string, object?> map, int key)
    {
        var told = new List<object?>();
        try
        {
            step(map, key, told.Add);
        }
        catch (Exception error)
        {
            told.Add(error.GetType());
        }

        return told;
    }
}
