using FsCheck.Xunit;

namespace Sdc.Tests;

/// <summary>A property whose every case takes long, for it runs whole stores or scores thousands of names: a few cases of new seeds in each ordinary run, many where SDC_SEEDS in the environment is set.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RepeatedPropertyAttribute : PropertyAttribute
{
    public RepeatedPropertyAttribute(int few, int many) => MaxTest = Environment.GetEnvironmentVariable("SDC_SEEDS") is { Length: > 0 } ? many : few;
}
