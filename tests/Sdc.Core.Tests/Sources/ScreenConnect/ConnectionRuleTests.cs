using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Sdc.Tests.Sources.ScreenConnect;

public class ConnectionRuleTests
{
    private static readonly ConnectionRule Rule = new(TimeSpan.FromMinutes(30));
    private static readonly DateTimeOffset Nine = new(2026, 10, 5, 9, 0, 0, TimeSpan.Zero);

    // Few values, so that reports often agree in one part and differ in another.
    private static readonly Gen<string> Name = Gen.Elements("", "Dana", "dana", "Lee");
    private static readonly Gen<string> Start = Gen.Elements("2026-10-05T09:00:00Z", "2026-10-05T09:00:17Z", "2026-10-05T09:00:17.1234567Z", "2026-10-05T09:00:18.5Z", "2026-10-05T09:01:00Z");
    private static readonly Gen<string> End = Gen.Elements("", "", "2026-10-05T09:01:00Z", "2026-10-05T09:30:00Z", "2026-10-05T09:31:00Z", "2026-10-05T09:30:12Z", "2026-10-05T09:30:12.5Z");
    private static readonly Gen<string> Seconds = Gen.Elements("", "0", "1795", "1795.5", "1795.50", "1800");

    private static readonly Gen<string> Row =
        from technician in Name
        from machine in Gen.Elements("", "PC-1", "PC-2")
        from company in Name
        from start in Start
        from end in End
        from seconds in Seconds
        select $"{technician},{machine},{company},{start},{end},{seconds},one-id";

    [Property(MaxTest = 500)]
    public Property Reports_of_one_connection_join_to_the_same_in_any_order() =>
        Prop.ForAll(Row.Three().ToArbitrary(), rows =>
        {
            var segments = Read(rows.Item1, rows.Item2, rows.Item3);
            MergeLaws.Check(Rule, segments[0], segments[1], segments[2]);
        });

    [Property(MaxTest = 500)]
    public Property A_closed_report_beats_an_open_one_and_no_end_is_before_its_start() =>
        Prop.ForAll(Row.Two().ToArbitrary(), rows =>
        {
            var segments = Read(rows.Item1, rows.Item2);
            var merged = Rule.Merge(segments[0], segments[1], false);
            Assert.Equal(segments.All(segment => segment.Metadata["open"] is true), merged.Metadata["open"]);
            Assert.True(merged.EndTimeUtc >= merged.StartTimeUtc);
        });

    [Fact]
    public void An_exact_start_of_an_open_report_and_the_length_of_a_spreadsheet_give_the_exact_connection()
    {
        var segments = Read("Dana,PC-1,Harbor,2026-10-05T09:00:17.1234567Z,,,one", "Dana,PC-1,Harbor,2026-10-05T09:00:00Z,2026-10-05T09:30:00Z,1795,one");
        var merged = Rule.Merge(segments[0], segments[1], false);

        Assert.Equal(Nine.AddSeconds(17).AddTicks(1234567), merged.StartTimeUtc);
        Assert.Equal(TimeSpan.FromSeconds(1795), merged.EndTimeUtc - merged.StartTimeUtc);
    }

    [Fact]
    public void A_file_read_anew_in_another_zone_moves_the_connection()
    {
        var segments = Read("Dana,PC-1,Harbor,2026-10-05T09:00:00Z,2026-10-05T09:30:00Z,1795,one", "Dana,PC-1,Harbor,2026-10-05T14:00:00Z,2026-10-05T14:30:00Z,1795,one");

        Assert.Equal(Nine.AddHours(5), Rule.Merge(segments[0], segments[1], true).StartTimeUtc);
        Assert.Equal(Nine.AddHours(5).AddSeconds(1795), Rule.Merge(segments[0], segments[1], true).EndTimeUtc);
        Assert.Equal(Nine, Rule.Merge(segments[1], segments[0], true).StartTimeUtc);
    }

    [Fact]
    public void Segments_of_the_older_program_join_without_losing_a_key()
    {
        var old = SessionJson.Deserialize("""
            { "segments": [ { "segment_id": "x", "start_time_utc": "2026-10-05T09:00:00Z", "end_time_utc": "2026-10-05T09:30:00Z", "type": "RemoteConnection", "author": "Dana",
              "content": "old text", "metadata": { "zeta": [1], "connection_id": "one", "duration_seconds": 1795.0, "alpha": "a" }, "mood": "good" } ] }
            """u8).Segments[0];
        var merged = Rule.Merge(old, Read("Dana,PC-1,Harbor,2026-10-05T09:00:17Z,,,one")[0], false);

        Assert.Equal("good", merged.Unknown["mood"]);
        Assert.Equal(["alpha", "zeta"], merged.Metadata.Keys.Skip(merged.Metadata.Count - 2));
        Assert.Equal(Nine.AddSeconds(17 + 1795), merged.EndTimeUtc);
        Assert.Equal(1795L, merged.Metadata["duration_seconds"]);
        Assert.Equal(MergeLaws.Json(merged), MergeLaws.Json(Rule.Merge(merged, old, false)));
    }

    [Fact]
    public void Sessions_are_grouped_by_technician_and_company_spaces_aside()
    {
        var segments = Read("Dana,PC-1,Harbor,2026-10-05T09:00:17Z,,,1", " Dana ,PC-2, Harbor,2026-10-05T09:00:17Z,,,2", "Dana,PC-1,,2026-10-05T09:00:17Z,,,3", ",PC-1,Dana,2026-10-05T09:00:17Z,,,4");

        Assert.Equal([0, 0, 2, 3], segments.Select(segment => segments.FindIndex(other => Rule.GroupKey(other) == Rule.GroupKey(segment))));
    }

    [Fact]
    public void A_session_names_its_machines_in_order_of_use_and_counts_overlapping_time_once()
    {
        var session = new Session
        {
            Segments = new SegmentList(Read(
                "Dana,FRONT-DESK-2,Harbor,2026-10-05T09:00:00.5Z,2026-10-05T09:30:00.5Z,,1", "Dana,SRV-DC1,Harbor,2026-10-05T09:20:00.5Z,2026-10-05T09:40:00.5Z,,2",
                "Dana,FRONT-DESK-2,Harbor,2026-10-05T09:50:00.5Z,2026-10-05T09:51:00.5Z,,3", "Dana,PC-3,Harbor,2026-10-05T09:55:00.5Z,,,4", "Dana,PC-4,Harbor,2026-10-05T09:56:00.5Z,,,5")),
        };
        Rule.Describe(session);

        Assert.Equal("Remote connection to FRONT-DESK-2, SRV-DC1 and 2 more", session.Insights.SourceTitle);
        Assert.Equal((41 * 60d, DurationBasis.Connections, 41d), (session.Insights.ActiveSeconds, session.Insights.DurationBasis, session.Insights.SessionDurationMinutes));
        Assert.Equal("Harbor", session.Context.SourceCustomerName);
        Assert.Null(session.Context.CustomerMatch);
    }

    private static List<SessionSegment> Read(params string[] rows)
    {
        var csv = "ParticipantName,SessionName,SessionCustomProperty1,ConnectedTime,DisconnectedTime,DurationSeconds,ConnectionID\n" + string.Join("\n", rows) + "\n";
        var reading = ConnectionLogReaderTests.ReadAsync(csv).GetAwaiter().GetResult();
        Assert.Empty(reading.Bad);
        return reading.Segments.ToList();
    }
}
