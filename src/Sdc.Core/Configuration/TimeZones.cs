using TimeZoneConverter;

namespace Sdc;

/// <summary>Time zones by name: IANA and Windows names on every platform.</summary>
internal static class TimeZones
{
    public static bool TryFind(string name, out TimeZoneInfo zone)
    {
        try
        {
#if NET
            // The runtime knows both kinds of names and reads one zone; TimeZoneConverter reads all of the system's first, which takes
            // longer than a whole run. It is left what the runtime does not find: other letter case, and systems without ICU.
            if (IsPlain(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name.Trim(), out var found))
            {
                zone = found;
                return true;
            }
#endif
            return TZConvert.TryGetTimeZoneInfo(name.Trim(), out zone!);
        }
        catch (Exception error) when (error is ArgumentException or IOException or UnauthorizedAccessException or System.Security.SecurityException or InvalidTimeZoneException)
        {
            // Some systems look a name up as a path.
            zone = null!;
            return false;
        }
    }

    /// <summary>" (did you mean x?)", or nothing.</summary>
    public static string Suggestion(string name)
    {
        var wanted = name.Trim().Replace(' ', '_');
        var names = TZConvert.KnownIanaTimeZoneNames.OrderBy(known => known, StringComparer.Ordinal).ToList();
        // "New York" is how people call the zone whose name ends so.
        var city = names.FirstOrDefault(known => known.EndsWith("/" + wanted, StringComparison.OrdinalIgnoreCase));
        return city is null ? NearestText.Suggestion(name.Trim(), names.Concat(TZConvert.KnownWindowsTimeZoneIds)) : $" (did you mean {city}?)";
    }

#if NET
    // A zone's name may have slashes; a path to elsewhere is none.
    private static bool IsPlain(string name) => char.IsLetter(name.Trim().FirstOrDefault()) && name.IndexOf("..", StringComparison.Ordinal) < 0;
#endif
}
