using System.Runtime.CompilerServices;

namespace Sdc.Tests.Redaction;

/// <summary>Our own texts, as technicians, customers and machines write. The rules were tuned on one half; the other was written first and kept aside.</summary>
internal static class RedactionCorpus
{
    private const string Separator = "\n%%\n";

    public static readonly string[] Names = ["Dana Whitfield", "Pelle Andersson", "Aiko Tanaka", "Harbor Dental Group", "Müller Logistik"];

    public static IReadOnlyList<LabelledText> Tuning { get; } = Read("tuning");

    public static IReadOnlyList<LabelledText> HeldOut { get; } = Read("held-out");

    private static List<LabelledText> Read(string half, [CallerFilePath] string here = "")
    {
        var texts = new List<LabelledText>();
        foreach (var file in Directory.GetFiles(Path.Combine(Path.GetDirectoryName(here)!, "corpus", half), "*.txt").OrderBy(file => file, StringComparer.Ordinal))
        {
            var parts = File.ReadAllText(file).ReplaceLineEndings("\n").TrimEnd('\n').Split(Separator);
            for (var index = 0; index < parts.Length; index++) texts.Add(LabelledText.Parse($"{half}/{Path.GetFileName(file)} text {index + 1}", parts[index]));
        }

        return texts;
    }
}
