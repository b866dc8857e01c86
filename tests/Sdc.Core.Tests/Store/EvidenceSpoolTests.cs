using System.Runtime.InteropServices;
using FsCheck.Xunit;
using Sdc.Tests.Sources;

namespace Sdc.Tests.Store;

/// <summary>What is set aside is read back, wherever it lies by then.</summary>
public class EvidenceSpoolTests
{
    [Property(MaxTest = 5)]
    public void Every_stretch_comes_back_whether_it_lies_in_the_file_or_in_memory_or_begins_in_one_and_ends_in_the_other(int seed)
    {
        var random = new Random(seed);
        using var folder = new TemporaryFolder();
        using var spool = new EvidenceSpool(folder.Root);
        var written = new List<byte>();
        while (written.Count < 5_000_000)
        {
            var bytes = new byte[random.Next(500_000)];
            random.NextBytes(bytes);
            Assert.Equal(written.Count, spool.Add(bytes));
            written.AddRange(bytes);
            // Small ones near each other, also of what went to the file only now.
            for (var (turn, near) = (0, random.Next(written.Count)); turn < 20; turn++)
            {
                var at = Math.Max(0, Math.Min(written.Count - 1, near + random.Next(-9000, 9000)));
                var read = new byte[random.Next(Math.Min(5000, written.Count - at) + 1)];
                spool.Read(at, read, 0, read.Length);

                Assert.True(CollectionsMarshal.AsSpan(written).Slice(at, read.Length).SequenceEqual(read));
            }
        }

        var all = written.ToArray();
        for (var turn = 0; turn < 50; turn++)
        {
            var at = random.Next(all.Length);
            var before = random.Next(3);
            var read = new byte[before + random.Next(all.Length - at + 1)];
            spool.Read(at, read, before, read.Length - before);

            Assert.True(all.AsSpan(at, read.Length - before).SequenceEqual(read.AsSpan(before)));
        }
    }
}
