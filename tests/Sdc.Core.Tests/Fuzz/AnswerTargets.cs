using System.Text;
using System.Text.Json;

namespace Sdc.Tests.Fuzz;

/// <summary>The readers of what servers and language models answer.</summary>
internal static class AnswerTargets
{
    private static readonly string[] Fields = ReportContract.Fields(1);

    public static IEnumerable<FuzzTarget> All() =>
    [
        new("ticket-pages", [Text(TicketPage), Text("""[{"id":1,"number":1}]""")], Tickets) { Expects = error => error is JsonException },
        new("customer-pages", [Text(CustomerPage)], Customers) { Expects = error => error is JsonException },
        new("reports", [Report()], Rows) { Expects = error => error is JsonException },
        new("completions", [Text(Completion)], Complete) { Expects = error => error is JsonException },
        new("analysis-answers", [Text("""Sure: ```json {"title":"Größe 😀","category":"Network","summary":"S","solution":"x"} ``` that is it"""), Text("""<think>{"a":1}</think>{"title":"t"}""")], Analyse) { Expects = error => error is FormatException },
        new("link-answers", [Text("""{"answer":"none-1","confidence":0.5,"reason":"because"}""")], Link),
        new("error-bodies", [Text("""{"errors":{"name":["is wrong","is \"bad\""]},"message":null,"error":"Not authorized"}"""), Text("<html><head><title>Sign in &amp; go</title></head></html>")], Words),
    ];

    private static IReadOnlyList<string> Tickets(byte[] bytes)
    {
        using var page = SyncroPage.ReadAsync(new MemoryStream(bytes), SyncroContract.Tickets, 1, CancellationToken.None).GetAwaiter().GetResult();
        _ = page.IsLast;
        foreach (var entry in page.Entries)
        {
            foreach (var segment in TicketMapper.Map(entry, "tickets[0]").Segments) SessionJson.Serialize(segment);
            if (TimerMapper.Map(entry, "ticket_timers[0]", out _) is { } timer) SessionJson.Serialize(timer.Segment);
        }

        return [];
    }

    private static IReadOnlyList<string> Customers(byte[] bytes)
    {
        using var page = SyncroPage.ReadAsync(new MemoryStream(bytes), SyncroContract.Customers, 1, CancellationToken.None).GetAwaiter().GetResult();
        var fetched = new FetchedCustomers();
        foreach (var entry in page.Entries)
        {
            if (new TicketFields(entry, "customers[0]").Id("id") is { } id && CustomerMapper.Customer(id, entry) is { } customer) fetched.Add(customer);
            if (CustomerMapper.Contact(entry) is var (owner, contact)) fetched.AddContact(owner, contact);
        }

        LeanCustomerCacheWriter.Write(new MemoryStream(), fetched.With([]));
        return [];
    }

    private static IReadOnlyList<string> Rows(byte[] bytes)
    {
        using var json = JsonDocument.Parse(bytes);
        var rows = ReportAnswer.Read(json.RootElement, Fields, ReportClient.TimeParser);
        var columns = ConnectionColumns.Read(Fields, 1, out _, out _);
        var items = new ReportItems(new(new(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100)), rows), columns, "https://example.com");
        foreach (var record in items.All.OfType<GoodRecord>()) SessionJson.Serialize(record.Segments[0]);
        _ = items.Again.ToList();
        return [];
    }

    private static IReadOnlyList<string> Complete(byte[] bytes)
    {
        using var json = JsonDocument.Parse(bytes);
        CompletionAnswer.Read(json.RootElement)?.Body(["question"]);
        return [];
    }

    private static IReadOnlyList<string> Analyse(byte[] bytes)
    {
        var mistakes = new List<ConfigurationMistake>();
        var tasks = AnalysisTasks.Read(null, null, mistakes);
        var said = JsonAnswer.WithoutThoughts(Encoding.UTF8.GetString(bytes));
        foreach (var task in tasks.All)
        {
            var answer = task.Schema is { } schema ? JsonAnswer.Find(said, schema.Text) : said;
            if (answer is not { Length: > 0 }) continue;
            foreach (var value in TaskAnswer.Read(task, answer, text => text, tasks.Categories).Values) AnalysisRecord.HashOf(value);
        }

        return [];
    }

    private static IReadOnlyList<string> Link(byte[] bytes)
    {
        var prompt = LinkPrompt.Write("key", new("Acme", ["PC-1"], null, null), [new() { Id = 1, BusinessName = "Acme" }, new() { Id = 2, BusinessName = "Ajax" }], null);
        prompt.Read(new(Encoding.UTF8.GetString(bytes), "model", 0, 0, null, false));
        return [];
    }

    private static IReadOnlyList<string> Words(byte[] bytes)
    {
        Assert.DoesNotContain(ServerWords.Of(bytes) ?? "", char.IsControl);
        return [];
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Report()
    {
        var values = Fields.Select(field => field switch
        {
            ConnectionColumns.ConnectedTime => "\"2026-02-14T14:02:11.4835441Z\"",
            ConnectionColumns.ParticipantName => "\"Zoë\"",
            ConnectionColumns.ConnectionId => "\"0f6d3c0e-5a57-4f1c-9f0e-3d0a7d0c1b11\"",
            "DurationSeconds" => "2691",
            "ProcessType" => "\"Host\"",
            _ => "null",
        });
        return Text($$"""{"FieldNames":[{{string.Join(",", Fields.Select(field => "\"" + field + "\""))}}],"Items":[[{{string.Join(",", values)}}],[{{string.Join(",", values)}}]]}""");
    }

    private const string TicketPage = """
        {"tickets":[{"id":5,"ticket_id":6,"number":1042,"subject":"P 😀","created_at":"2025-01-29T14:17:49.124-05:00","updated_at":"2025-01-30T00:00:00Z","start_time":"2025-01-29T14:17:49Z","end_time":"2025-01-29T15:17:49Z","active_duration":3600.5,"billable":true,
        "customer_id":7,"tag_list":["a"],"properties":{"x":1},"comments":[{"id":9,"subject":"Initial Issue","body":"B","hidden":true,"created_at":"2025-01-29T14:17:50-05:00"}]},{"id":6}],"meta":{"total_pages":2,"page":1,"total_entries":"51"}}
        """;

    private const string CustomerPage = """
        {"customers":[{"id":7,"business_name":"Größe GmbH","firstname":"Z","lastname":"Y","fullname":"Z Y","business_then_name":"Größe GmbH","business_and_full_name":"Größe GmbH - Z Y","email":"z@example.com","disabled":false,
        "contacts":[{"id":1,"name":"Zoë","customer_id":7,"email":null,"phone":"1"}]},{"id":8,"name":"C","customer_id":7}],"meta":{"total_pages":1}}
        """;

    private const string Completion = """
        {"id":"x","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":[{"type":"text","text":"Größe 😀"},"more"]},"finish_reason":"STOP"}],"usage":{"prompt_tokens":12,"completion_tokens":3.5,"total_tokens":15}}
        """;
}
