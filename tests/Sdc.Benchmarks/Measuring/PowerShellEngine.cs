using System.ComponentModel;
using System.Globalization;

namespace Sdc.Benchmarks;

/// <summary>Runs scripts in a real PowerShell, without profile.</summary>
internal static class PowerShellEngine
{
    /// <summary>The manifest of the module that is measured.</summary>
    public static string Module { get; set; } = Path.Combine(Checkout.Root, "Sdc.psd1");

    /// <summary>Runs a script that prints one number a line; null where there is no PowerShell.</summary>
    public static IReadOnlyList<double>? Numbers(string folder, string script)
    {
        try
        {
            var run = MeasuredProcess.Run("pwsh", folder, "-NoProfile", "-NonInteractive", "-Command", "$ErrorActionPreference = 'Stop'; " + script);
            return [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
        }
        catch (Win32Exception)
        {
            Console.Error.WriteLine("There is no pwsh on the PATH; what needs it is left out.");
            return null;
        }
    }

    /// <summary>Text as a PowerShell literal.</summary>
    public static string Literal(string text) => "'" + text.Replace("'", "''") + "'";
}
