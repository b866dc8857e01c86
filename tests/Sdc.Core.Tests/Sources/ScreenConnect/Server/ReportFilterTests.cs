using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Sdc.TestServers;

namespace Sdc.Tests.Sources.ScreenConnect.Server;

public sealed class ReportFilterTests
{
    private static readonly string[] Hostile =
    [
        "'", "''", "'''", "O'Brien", "' OR '1' = '1", "x' OR ParticipantName <> '", "') OR (ParticipantName <> '", "' AND ProcessType = 'Guest", "\\'", "\\", "%", "*", "--", ";", "", " ", " Dana", "Dana ", "Müller", "😀", "\u2019", "\uFF07", "ParticipantName = 'x'",
    ];

    [Fact]
    public async Task No_value_selects_anything_but_the_rows_that_have_it()
    {
        await using var api = await WithNamesAsync(Hostile);
        foreach (var name in Hostile) await SelectsAsync(api, [name]);
        await SelectsAsync(api, ["'", "') OR (ParticipantName <> '", "Dana "]);
    }

    [Property(MaxTest = 40)]
    public bool Any_text_selects_the_rows_that_have_it_or_is_refused(NonNull<string> one, NonNull<string> other)
    {
        string[] names = [one.Get, other.Get, one.Get + "'", "' OR ParticipantName <> '" + one.Get];
        var values = names.Where(ReportFilter.IsValue).ToArray();
        foreach (var refused in names.Except(values)) Assert.Throws<SdcException>(() => Of("ParticipantName", refused));
        Run(values).GetAwaiter().GetResult();
        return true;

        static async Task Run(string[] values)
        {
            if (values.Length == 0) return;
            await using var api = await WithNamesAsync([.. values.Distinct()]);
            foreach (var value in values) await SelectsAsync(api, [value]);
            await SelectsAsync(api, values);
        }
    }

    [Fact]
    public void Control_characters_and_halves_of_characters_are_refused()
    {
        string[] values = ["a\nb", "\0", "\u0085", "x" + (char)0xD800, (char)0xDC00 + "x", "" + (char)0xDC00 + (char)0xD800];
        Assert.All(values, value => Assert.Equal("FilterNotValid", Assert.Throws<SdcException>(() => Of("ParticipantName", value)).ErrorId));
    }

    [Theory]
    [InlineData("ParticipantNam", "did you mean ParticipantName?")]
    [InlineData("ConnectedTime", "allowed: one of ParticipantName")]
    [InlineData("x' OR '1", "allowed: one of ParticipantName")]
    [InlineData("", "allowed: one of ParticipantName")]
    public void A_field_that_is_not_known_is_refused(string name, string told) =>
        Assert.Contains(told, Assert.Throws<SdcException>(() => Of(name, "x")).Message, StringComparison.Ordinal);

    [Fact]
    public void Order_and_case_make_no_other_filter()
    {
        var one = ReportFilter.Of(new Dictionary<string, IReadOnlyList<string>> { ["participantname"] = ["b", "a", "a"], ["SessionName"] = ["x"] });
        var other = ReportFilter.Of(new Dictionary<string, IReadOnlyList<string>> { ["SESSIONNAME"] = ["x"], ["ParticipantName"] = ["a", "b"] });
        Assert.Equal(one.Expression, other.Expression);
        Assert.Equal("(ParticipantName = 'a' OR ParticipantName = 'b') AND SessionName = 'x'", one.Expression);
        Assert.Throws<SdcException>(() => ReportFilter.Of(new Dictionary<string, IReadOnlyList<string>> { ["SessionName"] = ["x"], ["sessionname"] = ["y"] }));
        Assert.Throws<SdcException>(() => ReportFilter.Of(new Dictionary<string, IReadOnlyList<string>> { ["SessionName"] = [] }));
    }

    private static ReportFilter Of(string name, string value) => ReportFilter.Of(new Dictionary<string, IReadOnlyList<string>> { [name] = [value] });

    private static async Task<ReportProject> WithNamesAsync(string[] names)
    {
        var api = await ReportProject.StartAsync(ReportProject.Empty);
        var at = DateTime.UtcNow.AddHours(-3);
        foreach (var name in names.Append("somebody else")) api.World.AddConnection(new() { ConnectionId = Guid.NewGuid(), SessionId = Guid.NewGuid(), ParticipantName = name, ConnectedTime = at = at.AddSeconds(1) });
        return api;
    }

    private static async Task SelectsAsync(ReportProject api, string[] names)
    {
        var items = await api.ItemsAsync(new(DateTimeOffset.UtcNow.AddDays(-1), Filter: new Dictionary<string, IReadOnlyList<string>> { ["ParticipantName"] = names }));
        Assert.Equal(ReportProject.Ids(api.World.Connections.Where(connection => names.Contains(connection.ParticipantName))), ReportProject.Ids(items));
    }
}
