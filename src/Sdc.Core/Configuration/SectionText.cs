using System.Text;

namespace Sdc;

/// <summary>Shows a section of the configuration as <c>key: value</c>, one a line, so that Format-List can be read.</summary>
internal static class SectionText
{
    public static string Of(params (string Key, object? Value)[] items)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in items)
        {
            if (text.Length > 0) text.Append('\n');
            text.Append(key).Append(": ").Append(OneLine.Escape(DataMap.Show(value) ?? "(not set)"));
        }

        return text.ToString();
    }
}
