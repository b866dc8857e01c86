using System.Globalization;
using System.Text;

namespace Sdc;

/// <summary>Encodings by name or code page number, those of Windows' code pages too.</summary>
internal static class SourceEncoding
{
    public static bool TryFind(string name, out Encoding encoding)
    {
        var isNumber = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var page);
        try
        {
#if NET
            // Asked directly and not registered: the providers of a process are its host's business.
            var found = isNumber ? CodePagesEncodingProvider.Instance.GetEncoding(page) : CodePagesEncodingProvider.Instance.GetEncoding(name);
            encoding = found ?? (isNumber ? Encoding.GetEncoding(page) : Encoding.GetEncoding(name));
#else
            encoding = isNumber ? Encoding.GetEncoding(page) : Encoding.GetEncoding(name);
#endif
            return true;
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            encoding = null!;
            return false;
        }
    }
}
