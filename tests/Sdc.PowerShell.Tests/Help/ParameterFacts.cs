using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace Sdc.PowerShell.Tests;

/// <summary>What the cmdlet's class says of a parameter in one of its sets.</summary>
internal sealed record ParameterFacts(string Name, Type Type, bool IsMandatory, string Position, string PipelineInput, IReadOnlyList<string> Aliases)
{
    private const string Named = "named";

    /// <summary>Whether the class of the cmdlet leaves it to a base class, or to PowerShell.</summary>
    public bool IsInherited { get; init; } = true;

    /// <summary>The value without one; None where there is none.</summary>
    public string Default { get; init; } = "None";

    public bool HasWildcards { get; init; }

    /// <summary>The values that are allowed; empty where all are.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    public bool IsSwitch => Type == typeof(SwitchParameter);

    /// <summary>The type as PowerShell writes it in a syntax.</summary>
    public string TypeName => Friendly(Nullable.GetUnderlyingType(Type) ?? Type);

    /// <summary>The sets of a cmdlet, the default one first; each with its parameters: by position, then what is mandatory, then the others, the cmdlet's own before inherited ones.</summary>
    public static IReadOnlyList<IReadOnlyList<ParameterFacts>> SetsOf(Type cmdlet)
    {
        var metadata = new CommandMetadata(cmdlet);
        var names = metadata.Parameters.Values.SelectMany(parameter => parameter.ParameterSets.Keys).Distinct().Where(name => name != ParameterAttribute.AllParameterSets).ToList();
        if (names.Count == 0) names.Add(ParameterAttribute.AllParameterSets);
        var order = OrderOf(cmdlet);
        var attribute = cmdlet.GetCustomAttribute<CmdletAttribute>()!;
        return [.. names.OrderBy(name => name != attribute.DefaultParameterSetName).ThenBy(name => name, StringComparer.Ordinal).Select(name => (IReadOnlyList<ParameterFacts>)[.. InSet(metadata, cmdlet, name)
            .OrderBy(parameter => parameter.Position == Named).ThenBy(parameter => parameter.Position, StringComparer.Ordinal).ThenBy(parameter => !parameter.IsMandatory).ThenBy(parameter => order.IndexOf(parameter.Name))])];
    }

    /// <summary>Each parameter once, from the first set that has it; the cmdlet's own before inherited ones.</summary>
    public static IReadOnlyList<ParameterFacts> Of(Type cmdlet) => [.. SetsOf(cmdlet).SelectMany(set => set).DistinctBy(parameter => parameter.Name).OrderBy(parameter => OrderOf(cmdlet).IndexOf(parameter.Name))];

    private static IEnumerable<ParameterFacts> InSet(CommandMetadata metadata, Type cmdlet, string set)
    {
        var instance = Activator.CreateInstance(cmdlet)!;
        foreach (var parameter in metadata.Parameters.Values.Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name) && !Cmdlet.OptionalCommonParameters.Contains(parameter.Name)))
        {
            if (!parameter.ParameterSets.TryGetValue(set, out var facts) && !parameter.ParameterSets.TryGetValue(ParameterAttribute.AllParameterSets, out facts)) continue;
            var property = cmdlet.GetProperty(parameter.Name)!;
            yield return new(parameter.Name, parameter.ParameterType, facts.IsMandatory, PositionOf(facts), PipelineInputOf(facts), [.. parameter.Aliases])
            {
                IsInherited = property.DeclaringType != cmdlet,
                Default = parameter.ParameterType == typeof(SwitchParameter) ? "False" : Text(property.GetValue(instance)),
                HasWildcards = parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any(),
                Values = [.. parameter.Attributes.OfType<ValidateSetAttribute>().SelectMany(values => values.ValidValues)],
            };
        }

        (instance as IDisposable)?.Dispose();
        // The engine adds these two to what the class has.
        if (!metadata.SupportsShouldProcess) yield break;
        yield return new("WhatIf", typeof(SwitchParameter), false, Named, "False", ["wi"]) { Default = "False" };
        yield return new("Confirm", typeof(SwitchParameter), false, Named, "False", ["cf"]) { Default = "False" };
    }

    private static string PositionOf(ParameterSetMetadata set) => set.Position == int.MinValue ? Named : set.Position.ToString(CultureInfo.InvariantCulture);

    private static string PipelineInputOf(ParameterSetMetadata set) => (set.ValueFromPipeline, set.ValueFromPipelineByPropertyName) switch
    {
        (true, true) => "True (ByValue, ByPropertyName)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };

    private static List<string> OrderOf(Type cmdlet)
    {
        var order = new List<string>();
        for (var type = cmdlet; type is not null; type = type.BaseType)
            order.AddRange(type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(property => property.IsDefined(typeof(ParameterAttribute))).Select(property => property.Name));
        return [.. order, "WhatIf", "Confirm"];
    }

    private static string Text(object? value) => value switch
    {
        null => "None",
        string { Length: > 0 } text => text,
        string => "None",
        IEnumerable items => items.Cast<object>().Select(Text).ToList() is { Count: > 0 } texts ? string.Join(", ", texts) : "None",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "None",
    };

    private static string Friendly(Type type)
    {
        if (type.IsArray) return Friendly(type.GetElementType()!) + "[]";
        if (type == typeof(string)) return "string";
        if (type == typeof(long)) return "long";
        if (type == typeof(int)) return "int";
        if (type == typeof(decimal)) return "decimal";
        if (type == typeof(double)) return "double";
        return type == typeof(bool) ? "bool" : type.Name;
    }
}
