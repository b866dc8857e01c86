using System.Globalization;
using Sdc.Tests.Sources.SillyTavern;

namespace Sdc.Tests.Store;

/// <summary>A message and how its line is written.</summary>
internal sealed record ChatMessage(DateTime Time, int Form, string Name, string Text, bool IsHidden = false)
{
    public string Line => Chat.Message(Date, Text, Name, More).Replace("\"is_system\":false", IsHidden ? "\"is_system\":true" : "\"is_system\":false");

    // To the minute, in full, and left out.
    private string Date => Form switch
    {
        0 => Chat.Json(Time.ToString("MMMM d, yyyy h:mmtt", CultureInfo.InvariantCulture).Replace("AM", "am").Replace("PM", "pm")),
        1 => Chat.Json(Iso(Time)),
        2 => "null",
        _ => Chat.Json(Time.ToString("MMMM d, yyyy h:mmtt", CultureInfo.InvariantCulture)),
    };

    private string More => Form == 3 ? ",\"gen_finished\":" + Chat.Json(Iso(Time.AddSeconds(20))) : "";

    private static string Iso(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
