using System.Globalization;

namespace Sdc.Tests.Fuzz;

/// <summary>
/// Every reader, fed damaged files: it says what it expects and nothing else, it ends soon, it keeps what stood before the damage, and it takes no more memory
/// than the file is worth. <c>SDC_MUTANTS</c> says how many mutants there are over the set; a failure names its seed and keeps its mutant.
/// </summary>
public class RubbishTests
{
    private const int Usual = 300;

    private static readonly int? Asked = Environment.GetEnvironmentVariable("SDC_MUTANTS") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    // In the ordinary tests the machine does much else; only the long run, alone, is held to the second.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(Asked is null ? 10 : 1);

    [Fact]
    public void Readers_of_sources_bear_rubbish() => Run([.. SourceTargets.All()]);

    [Fact]
    public void Readers_of_answers_bear_rubbish() => Run([.. AnswerTargets.All()]);

    [Fact]
    public void Readers_of_own_files_bear_rubbish()
    {
        using var own = new StateTargets();
        Run([.. own.All()]);
    }

    private static void Run(List<FuzzTarget> targets)
    {
        var others = targets.SelectMany(target => target.Corpus).ToList();
        var each = Math.Max(1, (Asked ?? Usual) / TargetCount);
        // Sources, which others write, get twice their share.
        var failures = targets.SelectMany(target => new FuzzRun(target, Limit, others).Run(1, target.Whole is null ? each : 2 * each)).ToList();
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
    }

    // The sources' share is theirs twice.
    private const int TargetCount = (2 * 4) + 7 + 13;
}
