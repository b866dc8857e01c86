using System.Text.Json.Nodes;

namespace Sdc.Tests.Store;

public class TicketPropertyTests
{
    private static readonly string?[] Words = [null, "", "alpha", "Beta", "größe"];
    private static readonly string?[] Times = [null, "2026-10-05T09:00:00Z", "2026-10-05T11:00:00.25+02:00", "2026-10-06T09:00:00Z", "2026-10-07T01:00:00-05:00"];

    [RepeatedProperty(30, 100)]
    public void Forms_of_tickets_in_any_files_in_any_order_in_any_number_of_runs_end_in_the_same_sessions(int seed)
    {
        var random = new Random(seed);
        var forms = World(random);
        using var whole = new TestProject();
        Write(whole, "all.json", forms);
        whole.Run();
        using var split = new TestProject();
        foreach (var (file, number) in forms.OrderBy(_ => random.Next()).Chunk(random.Next(1, 5)).Select((file, number) => (file, number)))
        {
            Write(split, $"{random.Next(10)}-{number}.json", file);
            if (random.Next(2) == 0) split.Run(options: new(Brief: true));
            if (random.Next(8) == 0 && Directory.Exists(split.State)) Directory.Delete(split.State, recursive: true);
        }

        split.Run();

        Assert.Equal(whole.Snapshot(), split.Snapshot());
    }

    [RepeatedProperty(15, 40)]
    public void What_a_person_gave_to_a_ticket_survives_all_its_later_forms(int seed)
    {
        var random = new Random(seed);
        var forms = World(random);
        using var project = new TestProject();
        project.Customers((1, "Alpha"), (99, "By Hand"));
        Write(project, "first.json", [.. forms.Take(forms.Count / 2)]);
        project.Run(link: true);
        var owned = new Dictionary<string, bool>();
        foreach (var session in project.Read())
        {
            var ticket = session.Segments[0].Metadata.Text("syncro_ticket_id")!;
            owned[ticket] = random.Next(2) == 0;
            project.Edit(session, new() { Notes = "note " + ticket, AddLinks = ["Link " + ticket], Customer = project.Workspace.Customers.FindById(99), Status = owned[ticket] ? SessionStatus.Reviewed : null });
        }

        foreach (var (file, number) in forms.Skip(forms.Count / 2).Chunk(2).Select((file, number) => (file, number)))
        {
            Write(project, $"{number}.json", file);
            project.Run(link: random.Next(2) == 0);
        }

        foreach (var session in project.Read())
        {
            var ticket = session.Segments[0].Metadata.Text("syncro_ticket_id")!;
            if (!owned.TryGetValue(ticket, out var reviewed)) continue;
            Assert.Equal(("note " + ticket, "Link " + ticket, 99L), (session.Insights.UserNotes, session.Context.Links.Single(), session.CustomerId));
            Assert.Equal(reviewed ? SessionStatus.Reviewed : SessionStatus.Linked, session.Status);
        }
    }

    // Each ticket grows, changes and moves; an export shows some of its fields and some of its comments.
    private static List<string> World(Random random)
    {
        var forms = new List<string>();
        for (var id = random.Next(1, 5); id > 0; id--)
        {
            var number = id;
            for (var count = random.Next(1, 6); count > 0; count--) forms.Add(Form(number, random).ToJsonString());
        }

        return [.. forms.OrderBy(_ => random.Next())];
    }

    private static JsonObject Form(int id, Random random)
    {
        var ticket = new JsonObject { ["id"] = id, ["created_at"] = "2026-10-05T0" + random.Next(7, 9) + ":00:00Z", ["updated_at"] = Pick(Times, random) };
        foreach (var field in new[] { "subject", "status", "priority", "problem_type", "number", "creator_name_or_email", "billing_status" })
        {
            if (random.Next(3) > 0) ticket[field] = Pick(Words, random);
        }

        if (random.Next(3) > 0) ticket["total_formatted_billable_time"] = Pick([null, "00:00:00", "00:30:00", "26:00:00"], random);
        if (random.Next(3) > 0) ticket["customer_id"] = random.Next(0, 4);
        if (random.Next(3) > 0) ticket["customer_business_then_name"] = Pick(Words, random);
        if (random.Next(3) > 0) ticket["contact_id"] = random.Next(0, 3);
        if (random.Next(3) > 0) ticket["contact_fullname"] = Pick(Words, random);
        if (random.Next(3) > 0) ticket["tag_list"] = new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(tag => (JsonNode)("t" + tag))]);
        if (random.Next(3) > 0) ticket["resolved_at"] = Pick(Times, random);
        if (random.Next(3) > 0) ticket["user"] = new JsonObject { ["id"] = 4, ["full_name"] = Pick(Words, random) };
        ticket["comments"] = new JsonArray([.. Enumerable.Range(1, 4).Where(_ => random.Next(2) == 0).Select(comment => (JsonNode)Comment((id * 10) + comment, random))]);
        return ticket;
    }

    // A comment may lie before its ticket's creation, for a ticket can be made of an e-mail.
    private static JsonObject Comment(int id, Random random) => new()
    {
        ["id"] = random.Next(2) == 0 ? id : id.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["created_at"] = "2026-10-0" + (4 + (id % 3)) + "T09:00:00Z",
        ["updated_at"] = Pick(Times, random),
        ["body"] = Pick(Words, random),
        ["tech"] = Pick(Words, random),
        ["hidden"] = random.Next(2) == 0,
        ["subject"] = Pick(Words, random),
        ["user_id"] = random.Next(3),
    };

    private static void Write(TestProject project, string name, IReadOnlyCollection<string> forms) =>
        File.WriteAllText(Path.Combine(project.Tickets, name), "{\"tickets\":[" + string.Join(",", forms) + "]}");

    private static string? Pick(string?[] values, Random random) => values[random.Next(values.Length)];
}
