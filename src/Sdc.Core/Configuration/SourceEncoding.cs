using System.Text;

namespace Sdc;

/// <summary>Encodings by name or code page number, those of Windows' code pages too.</summary>
internal static class SourceEncoding
{
    static SourceEncoding()
    {
#if NET
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
#endif
    }

    public static bool TryFind(string name, out Encoding encoding)
    {
        try
        {
            encoding = int.TryParse(name, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var page)
                ? Encoding.GetEncoding(page)
                : Encoding.GetEncoding(name);
            return true;
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            encoding = null!;
            return false;
        }
    }

    /// <summary>The configured encoding, else the system's code page (Windows-1252 where the system has none but UTF-8).</summary>
    public static Encoding Fallback(string? configured)
    {
        if (configured is not null && TryFind(configured, out var encoding)) return encoding;
        var page = System.Globalization.CultureInfo.CurrentCulture.TextInfo.ANSICodePage;
        return TryFind(page is 0 or 65000 or 65001 ? "1252" : page.ToString(System.Globalization.CultureInfo.InvariantCulture), out var system) ? system : Encoding.UTF8;
    }
}
