using System.Management.Automation;
using System.Reflection;

namespace Sdc.PowerShell.Tests;

public class CmdletConventionTests
{
    [Fact]
    public void Verbs_are_approved()
    {
        var approved = typeof(VerbsCommon).Assembly.GetExportedTypes()
            .Where(type => type.Name.StartsWith("Verbs", StringComparison.Ordinal) && type.Namespace == typeof(VerbsCommon).Namespace)
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)))
            .ToHashSet();
        Assert.All(Cmdlets.All, cmdlet => Assert.Contains(cmdlet.Attribute.VerbName, approved));
    }

    [Fact]
    public void Nouns_begin_with_Sdc_and_classes_are_named_after_their_cmdlet() => Assert.All(Cmdlets.All, cmdlet =>
    {
        Assert.StartsWith("Sdc", cmdlet.Attribute.NounName, StringComparison.Ordinal);
        Assert.Equal(cmdlet.Attribute.VerbName + cmdlet.Attribute.NounName + "Command", cmdlet.Type.Name);
    });

    [Fact]
    public void Nouns_are_singular() => Assert.All(Cmdlets.All, cmdlet => Assert.DoesNotMatch("(?<![sui])s$", cmdlet.Attribute.NounName));

    [Fact]
    public void Every_cmdlet_says_what_it_emits() =>
        Assert.All(Cmdlets.All, cmdlet => Assert.NotEmpty(cmdlet.Type.GetCustomAttributes<OutputTypeAttribute>()));

    [Fact]
    public void Every_cmdlet_that_changes_something_knows_WhatIf() =>
        Assert.All(Cmdlets.All, cmdlet => Assert.Equal(cmdlet.Attribute.VerbName is not (VerbsCommon.Get or VerbsDiagnostic.Test), cmdlet.Attribute.SupportsShouldProcess));

    [Fact]
    public void Only_what_takes_away_asks_by_itself() =>
        Assert.All(Cmdlets.All, cmdlet => Assert.Equal(cmdlet.Attribute.VerbName == VerbsCommon.Remove, cmdlet.Attribute.ConfirmImpact == ConfirmImpact.High));

    [Fact]
    public void Error_ids_are_PascalCase_and_each_is_of_one_kind()
    {
        var records = new[]
        {
            Errors.PathNotFound("a", "/a"), Errors.PathNotFileSystem("a", "Env"), Errors.PathInvalid("a", new IOException()), Errors.RecordFailed(new("a", 1, null, "b", null)),
            Errors.SessionFailed(new("a", "b")), Errors.SessionNotFound(new("a")), Errors.Stopped(new ConfigurationException("a")), Errors.Stopped(new RunLockException("a", null)), Errors.Stopped(new("StoreNotWritable", "a")),
        };
        Assert.All(records, record => Assert.Matches("^([A-Z][a-z]+)+$", record.FullyQualifiedErrorId));
        Assert.Equal(records.Length, records.Select(record => record.FullyQualifiedErrorId).Distinct().Count());
        Assert.All(records, record => Assert.IsNotAssignableFrom<Cmdlet>(record.TargetObject));
    }

    [Fact]
    public void A_path_has_a_literal_path_beside_it() =>
        Assert.All(Cmdlets.All.Where(cmdlet => cmdlet.Type.GetProperty("LiteralPath") is not null), cmdlet =>
        {
            Assert.NotNull(cmdlet.Type.GetProperty("Path")?.GetCustomAttribute<SupportsWildcardsAttribute>());
            Assert.Contains("PSPath", cmdlet.Type.GetProperty("LiteralPath")!.GetCustomAttribute<AliasAttribute>()!.AliasNames);
        });

    // One path that is written to, such as a new project's folder, is no wildcard and has no twin.
    [Fact]
    public void Paths_to_read_have_a_literal_twin() =>
        Assert.All(Cmdlets.All.Where(cmdlet => cmdlet.Type.GetProperty("Path")?.PropertyType == typeof(string[])), cmdlet => Assert.NotNull(cmdlet.Type.GetProperty("LiteralPath")));

    [Fact]
    public void What_takes_wildcards_takes_several_values() => Assert.All(
        from cmdlet in Cmdlets.All
        from parameter in ParameterFacts.Of(cmdlet.Type)
        where parameter.HasWildcards
        select (cmdlet.Name, parameter), item => Assert.True(item.parameter.Type.IsArray, $"{item.Name} -{item.parameter.Name}"));

    [Fact]
    public void Names_of_parameters_are_PascalCase_and_none_is_a_plural_of_another()
    {
        var names = Cmdlets.All.SelectMany(cmdlet => ParameterFacts.Of(cmdlet.Type)).Select(parameter => parameter.Name).Distinct().ToList();
        Assert.All(names, name => Assert.Matches("^([A-Z][a-z]+)+$", name));
        Assert.All(names, name => Assert.DoesNotContain(name + "s", names));
    }

    [Fact]
    public void What_works_on_a_project_takes_its_configuration() =>
        Assert.All(Cmdlets.All.Where(cmdlet => cmdlet.Name != "New-SdcProject"), cmdlet => Assert.True(typeof(SdcCmdlet).IsAssignableFrom(cmdlet.Type), cmdlet.Name));

    [Fact]
    public void No_type_of_a_dependency_is_in_a_public_signature()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var foreign = from type in typeof(Session).Assembly.GetExportedTypes().Concat(typeof(SdcCmdlet).Assembly.GetExportedTypes())
                      from member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                      from used in TypesOf(member).Append(type.BaseType!).Concat(type.GetInterfaces())
                      where used is not null && !IsUsers(used)
                      select $"{type}.{member.Name}: {used}";
        Assert.Empty(foreign);

        bool IsUsers(Type used) => used.IsGenericParameter
            || ((used.Namespace == "Sdc" || used.Namespace == "Sdc.PowerShell" || used.Assembly == typeof(PSCmdlet).Assembly
                || (Path.GetDirectoryName(used.Assembly.Location) == runtime && used.Namespace?.StartsWith("System.Text.Json", StringComparison.Ordinal) != true))
            && used.GetGenericArguments().All(IsUsers));
    }

    private static IEnumerable<Type> TypesOf(MemberInfo member)
    {
        var types = member switch
        {
            MethodBase method => method.GetParameters().Select(parameter => parameter.ParameterType).Append((method as MethodInfo)?.ReturnType ?? typeof(void)),
            PropertyInfo property => [property.PropertyType],
            FieldInfo field => [field.FieldType],
            EventInfo @event => [@event.EventHandlerType!],
            _ => [],
        };
        return types.Select(type => type.HasElementType ? type.GetElementType()! : type);
    }
}
