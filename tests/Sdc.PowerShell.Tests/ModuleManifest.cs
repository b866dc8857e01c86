using System.Collections;
using System.Management.Automation.Language;

namespace Sdc.PowerShell.Tests;

/// <summary>Sdc.psd1, read as data by PowerShell's own parser.</summary>
internal static class ModuleManifest
{
    private static readonly Lazy<Hashtable> Values = new(Read);

    public static string Text(string key) => Assert.IsType<string>(Values.Value[key]);

    public static IReadOnlyList<string> List(string key) => [.. Assert.IsType<object[]>(Values.Value[key]).Cast<string>()];

    private static Hashtable Read()
    {
        var script = Parser.ParseFile(Checkout.File("Sdc.psd1"), out _, out var errors);
        Assert.Empty(errors);
        return (Hashtable)script.Find(ast => ast is HashtableAst, searchNestedScriptBlocks: false).SafeGetValue();
    }
}
