using System.Globalization;

namespace Sdc.Tests.Sources;

/// <summary>Runs the rest of a test in another culture.</summary>
internal sealed class InCulture : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentCulture;

    public InCulture(string name) => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);

    public void Dispose() => CultureInfo.CurrentCulture = before;
}
