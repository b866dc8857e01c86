using System.Text;
using Sdc.Tests.Sources;

namespace Sdc.Tests.Fuzz;

/// <summary>The readers of source files, with the samples and small files that have every feature.</summary>
internal static class SourceTargets
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    public static IEnumerable<FuzzTarget> All() =>
    [
        Of("connections", new ConnectionLogReader(new() { Zone = Zone }), [.. Samples("screenconnect"), Text(Logs)], EndOfLine),
        Of("chats", new ChatReader(new() { Zone = Zone, KeepReasoning = true }), [.. Samples("sillytavern"), Text(Chat)], EndOfLine),
        Of("notes", new NotesReader(Zone), [.. Samples("notes.json"), Text(Notes)], bytes => bytes.Length),
        Of("tickets", new TicketExportReader(), [.. Samples("syncro"), Text(Tickets)], bytes => bytes.Length),
    ];

    private static FuzzTarget Of(string name, ISourceReader reader, IReadOnlyList<byte[]> corpus, Func<byte[], int> whole) => new(name, corpus, bytes => Read(reader, bytes)) { Whole = whole };

    private static List<string> Read(ISourceReader reader, byte[] bytes)
    {
        var reading = Reading.OfAsync(reader, bytes).GetAwaiter().GetResult();
        foreach (var bad in reading.Bad) Assert.InRange(bad.ToString().Length + (bad.Raw?.Length ?? 0), 1, 20_000);
        // What is read is written, grouped and described as well.
        var segments = reading.Segments.ToList();
        foreach (var group in segments.GroupBy(segment => reader.Rule.GroupsByFile ? "chat" : reader.Rule.GroupKey(segment)))
        {
            foreach (var part in GapGrouping.Cut(group.OrderBy(segment => segment.StartTimeUtc).ToList(), reader.Rule.Gap, segment => (SegmentRef.Of(segment).Start, SegmentRef.Of(segment).End)))
            {
                var session = SessionSuccession.Make(reader.Rule, "id", group.Key, part.ToList(), [], ["file"]);
                session.View = SessionView.Plain with { Zone = Zone };
                SessionJson.Deserialize(SessionJson.Serialize(session));
                _ = (session.Date, session.StartTime, session.EndTime, session.Title, session.Technician, session.DurationMinutes);
            }
        }

        // The time of a chat's message depends on its neighbours within the minute; what it is does not.
        return segments.ConvertAll(segment => reader is ChatReader ? segment.SegmentId + segment.Content : Encoding.UTF8.GetString(SessionJson.Serialize(segment)));
    }

    private static int EndOfLine(byte[] bytes) => Array.LastIndexOf(bytes, (byte)'\n') + 1;

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static List<byte[]> Samples(string name)
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var path = Path.Combine(folder, "module", "samples", name);
            if (File.Exists(path)) return [File.ReadAllBytes(path)];
            if (Directory.Exists(path)) return [.. Directory.GetFiles(path).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
        }

        throw new DirectoryNotFoundException("module/samples/" + name);
    }

    private const string Logs = """"
        "ProcessType","SessionSessionType","SessionName","ParticipantName","ConnectedTime","DisconnectedTime","DurationSeconds","ConnectionID","SessionSessionID","SessionCustomProperty1","ClientType","NetworkAddress"
        "Host","Access","PC ""1""","Zoë Größe","2026-02-14T14:02:11.4835441Z","2026-02-14T14:47:02.1Z","2691","0f6d3c0e-5a57-4f1c-9f0e-3d0a7d0c1b11","8fa7ccb1-489f-58e5-9716-96916f4456e3","Café
        & Söhne","Client","203.0.113.14"
        "Guest","Access","PC 1","","2026-02-14T14:02:11.4835441Z","","","0f6d3c0e-5a57-4f1c-9f0e-3d0a7d0c1b12","","","",""
        "Host","Support","PC 2","Lee, Ortiz","2/14/2026 9:02","0001-01-01T00:00:00","","","","Harbor; Dental","",""
        "","Meeting","","","31/12/2025 9:02","","x","","","","",""
        "Host","Access","PC 3","Dana","2026-02-14T15:02:11Z","2026-02-14T14:02:11Z","-60","{0F6D3C0E-5A57-4F1C-9F0E-3D0A7D0C1B13}","","Łódź","",""

        """";

    private const string Chat = """
        {"user_name":"Zoë","character_name":"Assistent","create_date":"2024-07-12@01h31m37s","chat_metadata":{"chat_id_hash":16234567890123456789,"integrity":"2f6d3c0e-5a57-4f1c-9f0e-3d0a7d0c1b11","main_chat":"Parent"}}
        {"name":"Zoë","is_user":true,"is_system":false,"send_date":"2023-4-21 @20h 02m 47s 5ms","mes":"Grüße 😀 \ud83d\ude00","extra":{}}
        {"name":"Assistent","is_user":false,"send_date":"June 19, 2023 2:20pm","mes":"ok","swipes":["ok","nein"],"swipe_id":0,"gen_started":"2023-06-19T18:20:05.000Z","gen_finished":"2023-06-19T18:20:35.123Z","extra":{"api":"openai","model":"gpt","reasoning":"hm","token_count":12}}
        {"name":"Zoë","is_user":true,"is_system":true,"send_date":1674563371558.5,"mes":"ok"}
        {"name":"Zoë","is_user":true,"send_date":"1674563371558","mes":"ok"}
        {"name":"Assistent","is_user":false,"send_date":"2025-12-01T18:49:39.573Z","mes":"Zeile\nzwei","extra":null}
        {"name":null,"mes":null,"send_date":null}

        """;

    private const string Notes = """
        { "unknown": { "a": [1, 2, { "notes": [] }] }, "toDoItems": [ { "date": "2024-09-15", "customer": "Zoë GmbH", "contact": null, "subject": 12, "task": "Größe", "completed": "yes" }, null, 7 ],
          "tickets": [ { "ticketNumber": 1001, "date": "12/10/24", "customer": "A", "notes": [ { "order": "1", "date": "", "user": "Dana", "note": "😀" }, { "order": 2, "note": null }, { "note": "same" }, { "note": "same" } ],
            "to-do": [ { "order": 1, "date": "02/30/24", "task": "t", "completed": 0 } ], "subject": "S", "initial_issue": "I", "status": "Open", "priority": null, "extra": { "x": 1.5e3 } },
            { "ticketNumber": "A-7", "notes": { "note": "an object" } } ] }
        """;

    private const string Tickets = """
        {"tickets":[{"id":5,"number":"1042","subject":"Größe 😀","created_at":"2025-01-29T14:17:49.124-05:00","updated_at":"2025-01-30T00:00:00Z","resolved_at":null,"customer_id":7,"customer_business_then_name":"Zoë","contact_id":"8","contact_fullname":"C","status":"Resolved","problem_type":"Network","billing_status":null,"priority":"1 High","total_formatted_billable_time":"01:30:00","tag_list":["a","b"],"properties":{"x":[1,{"y":null}]},"user":{"id":3,"full_name":"Dana","email":"d@example.com"},
        "comments":[{"id":9,"ticket_id":5,"subject":"Initial Issue","body":"B","tech":"customer-reply","hidden":false,"created_at":"2025-01-29T14:17:50-05:00","updated_at":"2025-01-29T14:17:50-05:00","destination_emails":"a@example.com, b@example.com"},{"id":10,"sms_body":"S","tech":null,"user_id":null,"created_at":"2025-01-29T15:00:00Z"},{"id":11,"hidden":true,"body":"private","created_at":"2025-01-29T16:00:00Z"},{"id":12}]},
        {"id":6,"number":1043,"subject":null,"created_at":"2025-02-01T00:00:00Z","comments":null,"ticket_timers":[{"id":1,"ticket_id":6,"start_time":"2025-02-01T00:00:00Z","end_time":"2025-02-01T01:00:00Z","billable":true,"notes":"n","active_duration":3600}]}],"meta":{"total_pages":1,"page":1}}
        """;
}
