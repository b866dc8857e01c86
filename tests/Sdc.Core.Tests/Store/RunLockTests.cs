using System.Diagnostics;
using System.Globalization;

namespace Sdc.Tests.Store;

public sealed class RunLockTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sdc-lock-").FullName;

    private string Name => Path.Combine(folder, "run.lock.json");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Who_holds_it_is_told_with_command_user_host_process_and_time()
    {
        using var held = RunLock.Acquire(folder, "sdc run");

        var refused = Assert.Throws<RunLockException>(() => RunLock.Acquire(folder, "sdc link"));

        Assert.Matches($@"sdc run by {Environment.UserName} on {Environment.MachineName}, process {Environment.ProcessId} \(.+\), since 20\d\d-\d\d-\d\d \d\d:\d\d:\d\dZ\. Nothing was changed", refused.Message);
        Assert.Contains("--wait", refused.Message);
        Assert.Equal("RunLockHeld", refused.ErrorId);
        Assert.Equal(refused.Holder, RunLock.Held(folder)!.Holder);
    }

    [Fact]
    public void Freed_it_leaves_no_name()
    {
        RunLock.Acquire(folder, "sdc run").Dispose();

        Assert.False(File.Exists(Name));
        Assert.Null(RunLock.Held(folder));
        RunLock.Acquire(folder, "sdc run").Dispose();
    }

    [Theory]
    [InlineData("this process, which holds nothing")]
    [InlineData("no such process")]
    [InlineData("a process that was given the id of the dead one")]
    [InlineData("a time before the system was started anew")]
    [InlineData("a file that was cut off")]
    [InlineData("an empty file")]
    public void A_holder_of_this_host_that_is_dead_is_freed_by_itself(string holder)
    {
        var name = RunLockHolder.Current("sdc run");
        // This process's parent lives, and did not start when the dead one did.
        name.Process = holder.StartsWith("a process") ? 1 : holder.StartsWith("no such") ? int.MaxValue : name.Process;
        if (holder.StartsWith("a time")) (name.Boot, name.Started) = ("another", "another/1");
        var json = name.ToJson();
        File.WriteAllBytes(Name, holder.EndsWith("cut off") ? json[..20] : holder.EndsWith("empty file") ? [] : json);

        Assert.Null(RunLock.Held(folder));
        using (RunLock.Acquire(folder, "sdc link")) Assert.Equal("sdc link", RunLockHolder.Parse(File.ReadAllBytes(Name))!.Command);
        Assert.Equal(["run.lock"], Directory.GetFiles(folder).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("2001-01-01 00:00:00Z")]
    [InlineData("2999-01-01 00:00:00Z")]
    public void A_holder_of_another_host_is_never_freed_whatever_the_clock_says_and_the_message_tells_what_to_do(string since)
    {
        var name = RunLockHolder.Current("sdc run");
        (name.Host, name.Boot, name.Since) = ("RMM-2", "another", since);
        File.WriteAllBytes(Name, name.ToJson());

        for (var attempt = 0; attempt < 3; attempt++)
        {
            var refused = Assert.Throws<RunLockException>(() => RunLock.Acquire(folder, "sdc link"));
            Assert.Contains("on RMM-2", refused.Message);
            Assert.Contains(since, refused.Message);
            Assert.Contains($"delete '{Name}'", refused.Message);
        }

        Assert.True(RunLock.Held(folder)!.IsOfOtherHost);
        File.Delete(Name);
        RunLock.Acquire(folder, "sdc link").Dispose();
    }

    [Theory]
    [InlineData("2001-01-01 00:00:00Z")]
    [InlineData("2999-01-01 00:00:00Z")]
    public void A_clock_that_was_set_neither_frees_a_held_lock_nor_keeps_a_dead_one(string since)
    {
        var name = RunLockHolder.Current("sdc run");
        name.Since = since;
        using (RunLock.Acquire(folder, "sdc run"))
        {
            File.WriteAllBytes(Name, name.ToJson());
            Assert.Throws<RunLockException>(() => RunLock.Acquire(folder, "sdc link"));
        }

        File.WriteAllBytes(Name, name.ToJson());
        RunLock.Acquire(folder, "sdc link").Dispose();
    }

    [Fact]
    public void Names_that_a_file_holds_reach_no_terminal_as_commands()
    {
        var name = RunLockHolder.Current("sdc\u001b[2J\nrun");
        (name.Host, name.Boot, name.User) = ("RMM-2", null, new string('x', 100_000));
        File.WriteAllBytes(Name, name.ToJson());

        var message = Assert.Throws<RunLockException>(() => RunLock.Acquire(folder, "sdc link")).Message;

        Assert.DoesNotContain(message, char.IsControl);
        Assert.InRange(message.Length, 1, 2000);
    }

    [Fact]
    public async Task Of_many_that_free_a_dead_holder_at_once_one_at_a_time_has_the_lock()
    {
        var dead = RunLockHolder.Current("sdc run");
        dead.Process = int.MaxValue;
        var (holders, most, taken) = (0, 0, 0);
        for (var round = 0; round < 50; round++)
        {
            File.WriteAllBytes(Name, dead.ToJson());
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            {
                try
                {
                    using (RunLock.Acquire(folder, "sdc link"))
                    {
                        var now = Interlocked.Increment(ref holders);
                        if (now > 1) Interlocked.Exchange(ref most, now);
                        Interlocked.Increment(ref taken);
                        Thread.Yield();
                        Interlocked.Decrement(ref holders);
                    }
                }
                catch (RunLockException)
                {
                    // Told that another holds it.
                }
            })));
        }

        Assert.Equal(0, most);
        Assert.InRange(taken, 50, 400);
    }

    [LinuxFact]
    public void A_process_is_told_from_another_of_its_id_by_the_kernels_count_and_not_by_the_clock()
    {
        using var child = Process.Start("sleep", "60");
        try
        {
            var started = ProcessStart.Of(child.Id);
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{child.Id}/stat")).Split(' ');
            Assert.Equal(File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim() + "/" + stat[21], started);
            Assert.NotEqual(ProcessStart.Of(Environment.ProcessId), started);
        }
        finally
        {
            child.Kill();
            child.WaitForExit();
        }

        Assert.Null(ProcessStart.Of(child.Id));
    }
}
