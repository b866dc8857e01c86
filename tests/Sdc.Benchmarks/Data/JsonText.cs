using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sdc.Benchmarks;

/// <summary>How the sources write JSON: letters of all languages as they are.</summary>
internal static class JsonText
{
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
}
