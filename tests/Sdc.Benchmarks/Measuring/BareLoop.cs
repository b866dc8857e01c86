using System.Diagnostics;

namespace Sdc.Benchmarks;

/// <summary>The least that storing files takes: the same bytes, written to as many files through a temporary name.</summary>
internal static class BareLoop
{
    /// <summary>Reads the files of a folder, then measures only how long it takes to write them into a new one.</summary>
    public static double Seconds(string from, string to)
    {
        var files = Directory.GetFiles(from).Select(file => (Name: Path.Combine(to, Path.GetFileName(file)), Bytes: File.ReadAllBytes(file))).ToList();
        Directory.CreateDirectory(to);
        GC.Collect();
        var clock = Stopwatch.StartNew();
        foreach (var (name, bytes) in files)
        {
            var temporary = name + ".tmp";
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, name);
        }

        return clock.Elapsed.TotalSeconds;
    }
}
