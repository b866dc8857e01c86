using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Sdc.Tests.Store;

public class SegmentHoldersTests
{
    // Few ids; some lead to the same slot, some look alike there.
    private static readonly Gen<SegmentKey> Keys = Gen.Choose(0, 60).Zip(Gen.Elements(0UL, 1UL, 5UL)).Select(pair => new SegmentKey((ulong)pair.Item1, pair.Item2 == 5 ? (ulong)pair.Item1 : pair.Item2 << 30));

    private static readonly Gen<(int Session, SegmentKey[] Keys)> Steps = Gen.Choose(0, 12).Zip(Keys.ArrayOf().Select(keys => keys.Distinct().ToArray()));

    [Property(MaxTest = 500)]
    public Property They_are_told_as_looking_through_all_sessions_would() => Prop.ForAll(Steps.ListOf().ToArbitrary(), steps =>
    {
        var holders = new SegmentHolders([]);
        var sessions = new Dictionary<int, IndexedSession>();
        foreach (var (number, keys) in steps)
        {
            // As the index does: what is stored anew leaves before.
            if (sessions.Remove(number, out var old)) holders.Remove(old);
            if (keys.Length > 0) holders.Add(sessions[number] = Session(number, keys));
            Compare(holders, sessions.Values);
        }

        Compare(new SegmentHolders(sessions.Values), sessions.Values);
    });

    [Fact]
    public void Many_are_found_after_many_left()
    {
        var random = new Random(1);
        var sessions = Enumerable.Range(0, 2000).Select(number => Session(number, [.. Enumerable.Range(0, 1 + (number % 7)).Select(_ => new SegmentKey((ulong)random.NextInt64(), (ulong)random.NextInt64()))])).ToList();
        var holders = new SegmentHolders([]);
        foreach (var session in sessions) holders.Add(session);
        foreach (var session in sessions.Where(session => session.Segments.Length % 2 == 0)) holders.Remove(session);
        foreach (var session in sessions)
        {
            foreach (var segment in session.Segments) Assert.Equal(session.Segments.Length % 2 == 1 ? [session] : [], holders.Of(segment.Key));
        }
    }

    private static void Compare(SegmentHolders holders, IReadOnlyCollection<IndexedSession> sessions)
    {
        foreach (var key in sessions.SelectMany(session => session.Segments).Select(segment => segment.Key).Append(new(99, 99)).Distinct())
        {
            var expected = sessions.Where(session => session.Segments.Any(segment => segment.Key == key)).ToHashSet();
            Assert.Equal(expected, holders.Of(key).ToHashSet());
            Assert.Equal(expected.Count, holders.Of(key).Count());
            Assert.Equal(expected.Count > 0, holders.Contains(key));
            Assert.Equal(expected.Count == 1, holders.HoldsAs(new(key, 0, 0, Content(expected.FirstOrDefault(), key)), SourceSystem.ScreenConnect));
            Assert.False(holders.HoldsAs(new(key, 0, 0, -1), SourceSystem.ScreenConnect));
            var all = new HashSet<IndexedSession>();
            holders.AddTo(all, [key]);
            Assert.Equal(expected, all);
            Assert.Equal(expected.Count > 1, holders.Doubled(SourceSystem.ScreenConnect).Contains(key));
        }
    }

    private static long Content(IndexedSession? session, SegmentKey key) => session is null ? 0 : session.Segments.First(segment => segment.Key == key).Content;

    private static IndexedSession Session(int number, SegmentKey[] keys) => new()
    {
        FileName = FormattableString.Invariant($"{number}.json"),
        Size = 1,
        Written = 1,
        SessionId = FormattableString.Invariant($"{number}"),
        Source = SourceSystem.ScreenConnect,
        GroupKey = "",
        Status = "",
        CustomerId = 0,
        CustomerName = "",
        Technician = "",
        ContactId = 0,
        ContactName = "",
        Claim = default!,
        Segments = [.. keys.Select((key, at) => new SegmentRef(key, 0, 0, (1000 * number) + at))],
        IsForeign = false,
        NaturalKeys = [],
    };
}
