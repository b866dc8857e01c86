using System.Globalization;

namespace Sdc.Cli.Tests;

/// <summary>Runs with little memory.</summary>
public sealed class StarvedMemoryTests(StarvedMemoryTests.Large large) : IClassFixture<StarvedMemoryTests.Large>
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public void A_run_is_at_ease_with_256_megabytes()
    {
        using var project = large.Copy();

        Run(project, 256).Ended(0);

        Assert.True(large.Snapshot == project.Snapshot(), "With less memory the files are others.");
        project.AssertWhole();
    }

    [Fact]
    public void A_run_that_has_too_little_memory_says_so_and_the_next_completes()
    {
        int[] limits = Starving.IsLong ? [.. Enumerable.Range(2, 60)] : [8];
        var failed = 0;
        foreach (var megabytes in limits)
        {
            using var project = large.Copy();

            var result = Run(project, megabytes);

            var circumstances = string.Create(CultureInfo.InvariantCulture, $"{megabytes} MB");
            // With next to none not even the runtime starts.
            var isTold = result.Errors.Contains("memory", StringComparison.OrdinalIgnoreCase) || result.Errors.Contains("GC heap initialization failed", StringComparison.Ordinal);
            Assert.True(result.ExitCode == 0 || isTold, $"{circumstances}: {result.ExitCode}\n{result.Errors}");
            if (result.ExitCode != 0) failed++;
            foreach (var file in project.Files()) Assert.NotNull(SdcProject.Json(file)["meta"]!["session_id"]);
            project.Run("run").Ended(0);
            Assert.True(large.Snapshot == project.Snapshot(), $"After {circumstances} the next run ended in other files.");
            project.AssertWhole();
        }

        Assert.NotEqual(0, failed);
    }

    private static SdcResult Run(SdcProject project, int megabytes)
    {
        using var process = SdcProcess.Start(project.Root, start => start.Environment["DOTNET_GCHeapHardLimit"] = ((long)megabytes * Megabyte).ToString("x", CultureInfo.InvariantCulture), "run", "--quiet");
        return SdcProcess.Finish(process);
    }

    /// <summary>Many connections, and chats of many megabytes; and what a run with all memory makes of them.</summary>
    public sealed class Large : IDisposable
    {
        private readonly SdcProject project = new();

        public Large()
        {
            project.Log("a.csv", [.. Enumerable.Range(1, 3000).Select(number => SdcProject.Row(number, "Dana", string.Create(CultureInfo.InvariantCulture, $"Company {number % 40}"), number))]);
            var text = new string('x', 30_000);
            for (var number = 0; number < (Starving.IsLong ? 8 : 1); number++)
            {
                using var chat = new StreamWriter(Path.Combine(project.Chats, string.Create(CultureInfo.InvariantCulture, $"long{number}.jsonl")));
                for (var message = 0; message < 500; message++)
                {
                    chat.Write(string.Create(CultureInfo.InvariantCulture, $"{{\"name\":\"Dana\",\"is_user\":true,\"send_date\":\"{new DateTime(2026, 1, 1).AddMinutes(30 * message):yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\",\"mes\":\"{number} {message} {text}\"}}\n"));
                }
            }

            using var undisturbed = Copy();
            undisturbed.Run("run", "--quiet").Ended(0);
            Snapshot = undisturbed.Snapshot();
        }

        public string Snapshot { get; }

        public void Dispose() => project.Dispose();

        internal SdcProject Copy() => project.Copy();
    }
}
