using System.Collections;
using System.Management.Automation.Language;

namespace Sdc.PowerShell.Tests;

/// <summary>Sdc.psd1, read as data by PowerShell's own parser.</summary>
internal static class ModuleManifest
{
    private static readonly Lazy<Hashtable> Values = new(() => Read(Checkout.File("Sdc.psd1")));

    public static string Text(string key) => Assert.IsType<string>(Values.Value[key]);

    public static IReadOnlyList<string> List(string key) => [.. Assert.IsType<object[]>(Values.Value[key]).Cast<string>()];

    /// <summary>A manifest's data.</summary>
    public static Hashtable Read(string file)
    {
        var script = Parser.ParseFile(file, out _, out var errors);
        Assert.Empty(errors);
        return (Hashtable)script.Find(ast => ast is HashtableAst, searchNestedScriptBlocks: false).SafeGetValue();
    }

    /// <summary>What a manifest says to the gallery.</summary>
    public static Hashtable GalleryData(Hashtable manifest) => (Hashtable)((Hashtable)manifest["PrivateData"]!)["PSData"]!;
}
