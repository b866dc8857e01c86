namespace Sdc.Tests.Store;

/// <summary>What was removed stays away, and what was brought back counts.</summary>
public class RemovedAgainTests
{
    private static readonly DateTime Noon = new(2026, 10, 5, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void What_a_forced_import_brought_back_counts_as_any_other_from_then_on()
    {
        using var project = new TestProject();
        project.Log("a.csv", Row(1, 0).Open());
        project.Run();
        project.Remove(project.Read().Single());
        project.Run(options: new(Force: true));
        Assert.Single(project.Read());
        project.Log("b.csv", Row(1, 0).Exact());

        project.Run();

        Assert.Equal(15, project.Read().Single().DurationMinutes);
    }

    [Fact]
    public void A_file_that_vanished_after_a_forced_import_is_rebuilt()
    {
        using var project = new TestProject();
        project.Log("a.csv", Row(1, 0).Exact());
        project.Run();
        project.Remove(project.Read().Single());
        project.Run(options: new(Force: true));
        File.Delete(Directory.GetFiles(project.Sessions).Single());

        project.Run();

        Assert.Single(project.Read());
    }

    [Fact]
    public void A_removed_ticket_stays_away_when_it_gets_another_comment()
    {
        using var project = new TestProject();
        project.Ticket("a.json", Ticket(""));
        project.Run();
        project.Remove(project.Read().Single());
        project.Ticket("b.json", Ticket("""{"id":9,"created_at":"2026-10-06T09:00:00Z","body":"later"}"""));

        project.Run();

        Assert.Empty(project.Read());
    }

    private static string Ticket(string comments) => $$"""{"id":5,"number":1042,"created_at":"2026-10-05T09:00:00Z","subject":"Printer","customer_id":7,"customer_business_then_name":"Acme","comments":[{{comments}}]}""";

    private static Connection Row(int number, int minutes) =>
        new(new Guid(number, 1, 1, new byte[8]).ToString(), "Dana", "Acme", "PC-1", Noon.AddMinutes(minutes), TimeSpan.FromMinutes(15));
}
