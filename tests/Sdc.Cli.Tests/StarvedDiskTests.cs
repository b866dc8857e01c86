using System.Globalization;

namespace Sdc.Cli.Tests;

/// <summary>Runs on disks that are full after so many kilobytes more; SDC_STARVE in the environment asks for every page up to where a run succeeds.</summary>
public sealed class StarvedDiskTests(Starving starving) : IClassFixture<Starving>
{
    private const int Page = 4096;
    private const string Roomy = "size=16m,rw";

    [SmallDiskTheory]
    [InlineData("data")]
    [InlineData("data/output/sessions")]
    [InlineData("data/state")]
    public void A_disk_that_is_full_at_any_write_breaks_nothing_and_the_next_run_completes(string folder)
    {
        var full = 0;
        for (var pages = 0; ; pages = Next(pages))
        {
            using var project = new SdcProject();
            using var disk = new SmallDisk(Path.Combine(project.Root, folder));
            disk.Change(Roomy);
            starving.CopyTo(project);
            disk.Change(string.Create(CultureInfo.InvariantCulture, $"size={disk.Used + ((long)pages * Page)}"));
            var circumstances = string.Create(CultureInfo.InvariantCulture, $"{folder} with {pages} pages free");

            var result = project.Run("run");

            starving.AssertNothingIsBroken(project, result, circumstances);
            if (result.ExitCode == 0 && !result.Errors.Contains("No space", StringComparison.Ordinal)) break;
            full++;
            Assert.Contains("No space", result.Errors, StringComparison.Ordinal);
            Assert.True(pages < 2000, "It is full on however large a disk.");
            disk.Change(Roomy);
            starving.AssertNextRunCompletes(project, circumstances);
        }

        Assert.NotEqual(0, full);
    }

    // Short: nothing at all, some, and then more than is needed.
    private static int Next(int pages) => Starving.IsLong ? pages + 1 : pages + 30;
}
