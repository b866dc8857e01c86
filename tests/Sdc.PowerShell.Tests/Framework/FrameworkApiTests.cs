using System.Reflection;

namespace Sdc.PowerShell.Tests.Framework;

/// <summary>What the module's assemblies for Windows PowerShell 5.1 ask of .NET Framework, checked without it.</summary>
public class FrameworkApiTests
{
    private static readonly string[] Shipped = Directory.GetFiles(Checkout.File("module", "bin", "net472"), "*.dll");

    private static readonly string[] Platform = Directory.GetFiles(
        typeof(FrameworkApiTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "NetFrameworkFolder").Value!, "*.dll", SearchOption.AllDirectories);

    [Fact]
    public void Every_type_and_member_that_a_shipped_assembly_uses_is_shipped_or_in_4_7_2()
    {
        using var checker = new ReferenceChecker(Shipped, Platform, "System.Management.Automation");
        Assert.Empty(Shipped.SelectMany(file => checker.Missing(Path.GetFileNameWithoutExtension(file))));
        Assert.True(checker.Checked > 10_000, $"Only {checker.Checked} were looked for.");
    }

    [Fact]
    public void What_4_7_2_does_not_have_is_found()
    {
        // Built for .NET 8, it uses what .NET Framework never had.
        var modern = Directory.GetFiles(Checkout.File("module", "bin", "net8.0"), "*.dll");
        using var checker = new ReferenceChecker(modern, Platform, "System.Management.Automation");
        var missing = checker.Missing("Sdc.Core");
        Assert.Contains("Sdc.Core: type System.Runtime.CompilerServices.NullableAttribute of System.Runtime", missing);
        Assert.Contains(missing, line => line.StartsWith("Sdc.Core: System.String.Concat: ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_shipped_assembly_has_the_key_that_is_asked_for()
    {
        var shipped = Shipped.Select(AssemblyName.GetAssemblyName).ToDictionary(name => name.Name!, name => Convert.ToHexString(name.GetPublicKeyToken() ?? []));
        var unmet = from file in Shipped
                    from reference in ModuleBinTests.References(file)
                    where shipped.TryGetValue(reference.Name!, out var token) && token != Convert.ToHexString(reference.GetPublicKeyToken() ?? [])
                    select $"{Path.GetFileName(file)} wants {reference}";
        Assert.Empty(unmet);
    }
}
