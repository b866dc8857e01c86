using System.Globalization;
using Sdc.TestServers;

namespace Sdc.Tests.Linking.Models;

/// <summary>Links of a labelled world: a model adds no wrong one but where it is itself wrong and sure.</summary>
public class PrecisionTests
{
    private const int Customers = 60;
    private static readonly string[] Words = ["Harbor", "Granite", "Zenith", "Juniper", "Kestrel", "Larkspur", "Meridia", "Norwood", "Oakhurst", "Pembroke"];
    private static readonly string[] Kinds = ["Dental", "Legal", "Logistics", "Medical Arts", "Masonry", "Brewing"];
    private static readonly string[] Others = ["Foundation", "Roofing", "Bakery", "Academy", "Plumbing", "Realty"];

    [Fact]
    public async Task A_right_model_makes_no_wrong_link_and_finds_what_names_do_not() => await HoldsAsync((request, truth) => FakeMinds.Choose(request, truth), leastLinked: 100);

    [Fact]
    public async Task One_that_always_takes_the_first() => await HoldsAsync((request, _) => FakeMinds.First(request), leastLinked: 100);

    [Fact]
    public async Task One_that_guesses_by_chance_and_is_sure_by_chance() => await HoldsAsync(
        (request, _) => FakeMinds.Answers(request) is var answers && Identity.Hash([request.User], 4) is var hash && int.Parse(hash, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is var number
            ? FakeMinds.Say(answers[number % answers.Count].Label, number / 7 % 101 / 100d) : "",
        leastLinked: 1);

    [Fact]
    public async Task One_that_says_none_changes_nothing() => await HoldsAsync((request, _) => FakeMinds.Choose(request, null), leastLinked: 0);

    [Fact]
    public async Task The_order_of_sessions_and_runs_changes_nothing()
    {
        var names = World().Keys.ToList();
        await using var one = await ModelLinkProject.StartAsync(FakeMinds.First);
        await using var other = await ModelLinkProject.StartAsync(FakeMinds.First);
        foreach (var project in new[] { one, other }) project.Project.Customers([.. All()]);
        one.Project.Log("a.csv", [.. names.Select((name, at) => ModelLinkProject.Row(at + 1, name))]);
        one.Run();

        var rows = names.Select((name, at) => ModelLinkProject.Row(at + 1, name)).Reverse().ToList();
        other.Project.Log("z.csv", [.. rows.Take(90)]);
        other.Run();
        other.Configure(maxParallel: 1);
        other.Project.Customers([.. All().Reverse()]);
        other.Project.Log("b.csv", [.. rows.Skip(90)]);
        other.Run();
        Assert.Equal(one.Project.Snapshot(), other.Project.Snapshot());
        Assert.Equal(one.Server.PaidByQuestion.Keys.Order(), other.Server.PaidByQuestion.Keys.Order());
    }

    private static async Task HoldsAsync(Func<ModelRequest, string?, string> mind, int leastLinked)
    {
        var world = World();
        var sureErrors = new HashSet<string>();
        await using var project = await ModelLinkProject.StartAsync(request =>
        {
            var name = FakeMinds.Name(request);
            var said = mind(request, world[name] is var id && id != 0 ? All().First(customer => customer.Id == id).Name : null);
            using var json = System.Text.Json.JsonDocument.Parse(said);
            var label = json.RootElement.GetProperty("answer").GetString();
            var text = FakeMinds.Answers(request).Find(answer => answer.Label == label).Text;
            var chosen = text.StartsWith("no", StringComparison.Ordinal) ? 0 : All().First(customer => (text.StartsWith("yes", StringComparison.Ordinal) ? request.User : text).Contains("\"" + customer.Name + "\"", StringComparison.Ordinal)).Id;
            if (chosen != 0 && chosen != world[name] && json.RootElement.GetProperty("confidence").GetDouble() >= 0.85) lock (sureErrors) sureErrors.Add(name);
            return said;
        });
        project.Project.Customers([.. All()]);
        project.Project.Log("a.csv", [.. world.Keys.Select((name, at) => ModelLinkProject.Row(at + 1, name))]);
        project.Configure(hasModel: false);
        project.Run();
        var before = Wrong(project, world);
        var linkedBefore = project.Project.Read().Count(session => session.CustomerId is not null);
        Assert.Empty(before);

        project.Configure();
        project.Run();

        Assert.True(project.Asked >= 100);
        Assert.Equal(sureErrors.Order(), Wrong(project, world).Order());
        Assert.True(project.Project.Read().Count(session => session.CustomerId is not null) - linkedBefore >= leastLinked);
    }

    private static List<string> Wrong(ModelLinkProject project, Dictionary<string, long> world) =>
        [.. project.Project.Read().Where(session => session.CustomerId is { } id && id != world[session.Context.SourceCustomerName!]).Select(session => session.Context.SourceCustomerName!)];

    private static IEnumerable<(long Id, string Name)> All() => Enumerable.Range(0, Customers).Select(number => ((long)number + 1, Words[number % Words.Length] + " " + Kinds[number / Words.Length]));

    // Other forms, which names alone do not decide, and businesses that are none of the customers.
    private static Dictionary<string, long> World()
    {
        var world = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (id, name) in All())
        {
            var parts = name.Split(' ', 2);
            world[name] = id;
            world[parts[0] + " " + parts[1][..3] + " Implants"] = id;
            world[parts[0][..^1] + " " + parts[1] + " Annex"] = id;
            if (id % 2 == 0) world[parts[0] + " " + Others[(id - 1) / Words.Length]] = 0;
        }

        return world;
    }
}
