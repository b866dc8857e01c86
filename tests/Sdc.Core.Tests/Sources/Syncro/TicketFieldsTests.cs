using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Sdc.Tests.Sources.Syncro;

/// <summary>What is usual is read without a text made of it, and means the same as by its text.</summary>
public class TicketFieldsTests
{
    private static readonly Gen<string> Json = Gen.Elements(
        "null", "true", "false", "0", "-0", "7", "-7", "007", "5.0", "1e3", "9223372036854775807", "9223372036854775808", "\"\"", "\" \"", "\"7\"", "\" 7 \"", "\"-7\"", "\"True\"", "\" 0 \"", "\"1\"", "\"yes\"",
        "\"2026-10-05T09:17:49.124-04:00\"", "\" 2026-10-05T09:17:49Z\"", "\"2026-10-05T09:17:49Z \"", "\"2026-10-05 09:17\"", "\"2026-10-05\"", "\"1969-10-05T09:17:49Z\"", "\"2026-10-05T09:17:49\\u005a\"",
        "\"Technician 02\"", "\"Technícian 02\"", "\"a\\tb\"", "\"\\u00e9\"", "\"a text that is longer than what is held of short ones\"", "[1,\"a\"]", "{}").Where(IsJson);

    [Property(MaxTest = 300)]
    public Property A_field_is_read_as_its_text_is() =>
        Prop.ForAll(Json.ToArbitrary(), json =>
        {
            using var document = JsonDocument.Parse($$"""{"x":{{json}}}""");
            var value = document.RootElement.GetProperty("x");
            TicketFields Fields() => new(document.RootElement, "ticket");
            var text = value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(item => item.ToString())),
                _ => null,
            };
            text = text?.Length == 0 ? null : text;

            Assert.Equal(text, Fields().Text("x"));
            Assert.Equal(text is not null && long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id != 0 ? (long?)id : null, Fields().Id("x"));
            Assert.Equal(text is not null && IsoTime.Read(text, out var moment) is null ? (DateTimeOffset?)moment : null, Fields().Time("x"));
            Assert.Equal(text is not null && IsoTime.Read(text, out moment) is null ? UtcTimeConverter.Format(moment) : text, Fields().TimeText("x"));
            Assert.Equal(text?.Trim().ToUpperInvariant() is "TRUE" or "1", Fields().Flag("x"));
        });

    [Fact]
    public void What_is_wrong_is_told_with_its_place()
    {
        using var document = JsonDocument.Parse("""{"id":"x","user":{"id":{}}}""");
        var fields = new TicketFields(document.RootElement, "tickets[3].comments", 1);

        Assert.Equal((null, null), (fields.Id("id"), fields.Object("user").Id("id")));
        Assert.Equal(["tickets[3].comments[1].id", "tickets[3].comments[1].user.id"], fields.Faults.Select(fault => fault.Path));
    }

    private static bool IsJson(string json)
    {
        try
        {
            JsonDocument.Parse(json).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
