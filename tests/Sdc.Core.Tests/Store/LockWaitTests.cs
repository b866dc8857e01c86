using System.Diagnostics;

namespace Sdc.Tests.Store;

public sealed class LockWaitTests : IDisposable
{
    private readonly TestProject project = new();

    public void Dispose() => project.Dispose();

    [Fact]
    public async Task A_writer_that_waits_gets_the_store_when_the_other_is_done_and_says_once_for_whom_it_waits()
    {
        var first = project.Workspace.OpenStore(new object(), "a long run", default);
        var told = new List<string>();
        var asked = new TaskCompletionSource();
        var waiting = Task.Run(() => project.Workspace.OpenStore(new object(), "another", default, LockWait.Seconds(120, line =>
        {
            told.Add(line);
            asked.SetResult();
        })));
        await asked.Task;
        first.Dispose();

        using (await waiting) Assert.Matches("Waiting, for up to 120 s, .*a long run by", Assert.Single(told));
    }

    [Fact]
    public async Task While_one_reads_a_large_index_another_folder_opens_and_whoever_wants_the_same_is_told_at_once()
    {
        project.Log("a.csv", new Connection(Guid.NewGuid().ToString(), "Tess", "Harbor Dental", "HD-1", new(2026, 10, 5, 9, 0, 0, DateTimeKind.Utc), TimeSpan.FromMinutes(5)).Exact());
        project.Run();
        Directory.Delete(project.State, recursive: true);
        using var elsewhere = new TestProject();
        using var rules = new SlowRules();
        var reading = Task.Run(() => StoreWriter.Open(project.State, project.Workspace.Folder, rules, new object(), "a slow reader", LockWait.None, default));
        Assert.True(rules.Asked.Wait(TimeSpan.FromMinutes(5)));

        var opening = Task.Run(() => elsewhere.Workspace.OpenStore(new object(), "another folder", default).Dispose());
        var refused = Task.Run(() => Assert.Throws<RunLockException>(() => project.Workspace.OpenStore(new object(), "the same folder", default)));
        var stopped = Task.Run(() =>
        {
            using var stop = new CancellationTokenSource();
            Assert.ThrowsAny<OperationCanceledException>(() => project.Workspace.OpenStore(new object(), "stopped", stop.Token, LockWait.Seconds(int.MaxValue, _ => stop.Cancel())));
        });
        var all = Task.WhenAll(opening, refused, stopped);
        var first = await Task.WhenAny(all, Task.Delay(TimeSpan.FromMinutes(5)));
        rules.Answered.Set();
        (await reading).Dispose();
        await all;
        Assert.Same(all, first);
        Assert.Contains("a slow reader", (await refused).Message);
    }

    [Fact]
    public void A_wait_ends_with_the_same_error_when_its_time_is_over()
    {
        using var first = project.Workspace.OpenStore(new object(), "a long run", default);
        var clock = Stopwatch.StartNew();

        Assert.Contains("a long run", Assert.Throws<RunLockException>(() => project.Workspace.OpenStore(new object(), "another", default, LockWait.Seconds(1, _ => { }))).Message);

        Assert.True(clock.Elapsed >= TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A_wait_can_be_stopped()
    {
        using var first = project.Workspace.OpenStore(new object(), "a long run", default);
        using var stop = new CancellationTokenSource();

        Assert.ThrowsAny<OperationCanceledException>(() => project.Workspace.OpenStore(new object(), "another", stop.Token, LockWait.Seconds(int.MaxValue, _ => stop.Cancel())));
    }

    /// <summary>What reads a session file asks for its source's rule, and waits here.</summary>
    private sealed class SlowRules : IReadOnlyDictionary<string, ISessionRule>, IDisposable
    {
        public ManualResetEventSlim Asked { get; } = new();

        public ManualResetEventSlim Answered { get; } = new();

        public int Count => 0;

        public IEnumerable<string> Keys => [];

        public IEnumerable<ISessionRule> Values => [];

        public ISessionRule this[string key] => throw new KeyNotFoundException();

        public bool ContainsKey(string key) => false;

        public bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out ISessionRule value)
        {
            Asked.Set();
            Answered.Wait();
            value = null;
            return false;
        }

        public IEnumerator<KeyValuePair<string, ISessionRule>> GetEnumerator() => Enumerable.Empty<KeyValuePair<string, ISessionRule>>().GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

        public void Dispose()
        {
            Asked.Dispose();
            Answered.Dispose();
        }
    }
}
