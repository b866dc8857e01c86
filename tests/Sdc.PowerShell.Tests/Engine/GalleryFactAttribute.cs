namespace Sdc.PowerShell.Tests;

/// <summary>A test that needs a client of the PowerShell Gallery, too; reported as skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class GalleryFactAttribute : FactAttribute
{
    public GalleryFactAttribute()
    {
        if (EngineRun.WhyNoGallery is not { } reason) return;
        Skip = reason;
        DisplayName = "The package, saved by the gallery's client: " + reason;
    }
}
