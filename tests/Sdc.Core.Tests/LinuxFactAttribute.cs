namespace Sdc.Tests;

/// <summary>A test that needs Linux's /proc; elsewhere it is skipped, and says why.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        if (!Directory.Exists("/proc/self/fd")) Skip = "Needs /proc, which this system does not have.";
    }
}
