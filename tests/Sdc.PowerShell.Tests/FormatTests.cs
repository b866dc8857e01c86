using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Sdc.PowerShell.Tests;

public partial class FormatTests
{
    [Fact]
    public void Views_show_properties_and_call_functions_that_exist()
    {
        var wrong = new List<string>();
        foreach (var view in XDocument.Load(Checkout.File("module", "Sdc.Format.ps1xml")).Descendants("View"))
        {
            var typeName = view.Descendants("TypeName").Single().Value;
            if (typeof(Session).Assembly.GetType(typeName) is not { } type) continue;
            var names = view.Descendants("PropertyName").Select(element => element.Value);
            var paths = view.Descendants("ScriptBlock").SelectMany(element => PropertyPath().Matches(element.Value)).Select(match => match.Groups[1].Value);
            wrong.AddRange(names.Concat(paths).Where(path => !Exists(type, path)).Select(path => $"{typeName} has no {path}"));
            var calls = view.Descendants("ScriptBlock").SelectMany(element => Call().Matches(element.Value)).Select(match => (Type: match.Groups[1].Value, Method: match.Groups[2].Value));
            wrong.AddRange(calls.Where(call => typeof(DisplayText).Assembly.GetType(call.Type)?.GetMethod(call.Method) is null).Select(call => $"{call.Type} has no {call.Method}"));
        }

        Assert.Empty(wrong);
    }

    private static bool Exists(Type type, string path)
    {
        var current = type;
        foreach (var name in path.Split('.'))
        {
            if (current.GetProperty(name) is not { } property) return false;
            current = property.PropertyType;
        }

        return true;
    }

    [GeneratedRegex(@"\$_\.([A-Za-z.]+)")]
    private static partial Regex PropertyPath();

    [GeneratedRegex(@"\[([\w.]+)\]::(\w+)\(")]
    private static partial Regex Call();
}
