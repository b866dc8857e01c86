using System.Diagnostics;

namespace Sdc.Tests.Fuzz;

/// <summary>Feeds a reader its mutants, and judges each: exceptions, time, memory, and the records before the damage.</summary>
internal sealed class FuzzRun(FuzzTarget target, TimeSpan limit, IReadOnlyList<byte[]> others)
{
    // Measured: sessions with thousands of small values take the most for a byte.
    private const long BytesOnce = 24L * 1024 * 1024;
    private const long BytesEach = 200;
    private const int Tries = 3;
    private const int MostFailures = 3;

    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(2);

    private readonly List<string> failures = [];
    private long startedAt = -1;
    private byte[] current = [];
    private int currentSeed;

    /// <summary>Feeds one mutant a seed.</summary>
    /// <returns>What went wrong; not more than a person wants to read.</returns>
    public IReadOnlyList<string> Run(int firstSeed, int count)
    {
        using var watchdog = new Timer(_ => Watch(), null, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));
        for (var seed = firstSeed; seed < firstSeed + count && failures.Count < MostFailures; seed++)
        {
            var random = new Random(seed);
            var original = target.Corpus[random.Next(target.Corpus.Count)];
            var other = random.Next(2) == 0 ? target.Corpus[random.Next(target.Corpus.Count)] : others[random.Next(others.Count)];
            var mutant = Mutation.Of(original, other, random);
            (current, currentSeed) = (mutant, seed);
            if (Judge(original, mutant) is { } fault) failures.Add(Describe(mutant, seed, fault));
        }

        return failures;
    }

    private string? Judge(byte[] original, byte[] mutant)
    {
        IReadOnlyList<string> records = [];
        var (allocated, fastest) = (0L, TimeSpan.MaxValue);
        // A machine that is busy with something else is slow now and then, and a slow reader always.
        for (var attempt = 0; attempt < Tries && fastest > limit; attempt++)
        {
            var busy = Environment.CpuUsage.TotalTime;
            var before = GC.GetAllocatedBytesForCurrentThread();
            Volatile.Write(ref startedAt, Stopwatch.GetTimestamp());
            try
            {
                records = target.Read(mutant);
            }
            catch (Exception error) when (target.Expects(error))
            {
                records = [];
            }
            catch (Exception error)
            {
                Volatile.Write(ref startedAt, -1);
                return error.ToString();
            }

            // What else the machine does is nobody's fault: a reader's time is the processor's, or what the clock says where that is less.
            var (clock, processor) = (Stopwatch.GetElapsedTime(Volatile.Read(ref startedAt)), Environment.CpuUsage.TotalTime - busy);
            var taken = clock < processor ? clock : processor;
            Volatile.Write(ref startedAt, -1);
            fastest = taken < fastest ? taken : fastest;
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        if (fastest > limit) return FormattableString.Invariant($"It takes {fastest.TotalSeconds:0.0} s.");
        if (allocated > BytesOnce + (BytesEach * mutant.Length)) return FormattableString.Invariant($"It allocates {allocated} bytes for {mutant.Length}.");
        if (target.Whole is null) return null;
        var common = original[..Mutation.Common(original, mutant)];
        var expected = target.Read(common[..target.Whole(common)]);
        return expected.SequenceEqual(records.Take(expected.Count)) ? null : FormattableString.Invariant($"Of the {expected.Count} records before the damage at byte {common.Length} not all are read as before.");
    }

    private void Watch()
    {
        var began = Volatile.Read(ref startedAt);
        if (began >= 0 && Stopwatch.GetElapsedTime(began) > Hang) Environment.FailFast(Describe(current, currentSeed, "It hangs."));
    }

    private string Describe(byte[] mutant, int seed, string what)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "sdc-rubbish")).FullName, FormattableString.Invariant($"{target.Name}-{seed}.bin"));
        File.WriteAllBytes(path, mutant);
        return $"{target.Name}, seed {seed}, mutant in {path}: {what}";
    }
}
