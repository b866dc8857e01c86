using Sdc.TestServers;
using Sdc.Tests.Store;

namespace Sdc.Tests.Linking.Models;

/// <summary>What a model decides about names that stayed undecided.</summary>
public class ModelLinkTests
{
    [Fact]
    public async Task A_model_that_is_sure_links_and_says_why()
    {
        await using var project = await ModelLinkProject.StartAsync(request => FakeMinds.Choose(request, "Harbor Dental", 0.934, "a short\nform"));
        project.Project.Log("a.csv", ModelLinkProject.Row(1, "Harbor Dntl Clinic"));
        var summary = project.Run().OfType<StepFinished>().Last().Summary;

        var session = project.One();
        var match = session.Context.CustomerMatch!;
        Assert.Equal((SessionStatus.Linked, 1L, "Harbor Dental", "Harbor Dntl Clinic"), (session.Status, session.CustomerId, session.CustomerName, session.Context.SourceCustomerName));
        Assert.Equal((MatchMethod.Model, 93.4, "the model: a short\\nform"), (match.Method, match.Score, match.Reason));
        Assert.Contains(match.Candidates, candidate => candidate.CustomerId == 1);
        Assert.Equal((1, 0), (summary.Linked, summary.NeedsReview));
        var question = Assert.Single(project.Server.Paid).Request;
        Assert.Equal("Harbor Dntl Clinic", FakeMinds.Name(question));
        Assert.Contains("Machines: HD-FRONT01", question.User);
        Assert.Contains(FakeMinds.Answers(question), answer => answer.Text.StartsWith("none of these", StringComparison.Ordinal));
        Assert.Empty(project.Run().OfType<SessionStored>());
    }

    [Theory]
    [InlineData(null, 0.99, "the model says none of these (confidence 0.99): the name fits")]
    [InlineData("Harbor Dental", 0.6, "the model suggests Harbor Dental (#1), not surely enough (confidence 0.6): the name fits")]
    public async Task None_of_these_and_an_unsure_answer_are_kept_and_link_nothing(string? said, double confidence, string reason)
    {
        await using var project = await ModelLinkProject.StartAsync(request => FakeMinds.Choose(request, said, confidence));
        project.Project.Log("a.csv", ModelLinkProject.Row(1, "Harbor Dntl Clinic"));
        project.Run();

        var session = project.One();
        Assert.Equal((SessionStatus.NeedsReview, null, null, reason), (session.Status, session.CustomerId, session.Context.CustomerMatch!.Method, session.Context.CustomerMatch.Reason));
        Assert.NotEmpty(session.Context.CustomerMatch.Candidates);

        // Nothing is asked twice, whatever else is forgotten; a lower limit needs no new answer.
        var before = project.Project.Snapshot();
        project.Run();
        File.Delete(Path.Combine(project.Project.State, "index.bin"));
        project.Run();
        Assert.Equal((1, before), (project.Asked, project.Project.Snapshot()));
        project.Configure(hasModel: false);
        project.Run();
        Assert.Equal(before, project.Project.Snapshot());
        project.Configure(confidence: 0.5);
        project.Run();
        Assert.Equal((1, said is null ? null : 1L), (project.Asked, project.One().CustomerId));
    }

    [Fact]
    public async Task One_question_is_asked_for_many_sessions_of_one_name_and_again_when_candidates_or_the_model_change()
    {
        await using var project = await ModelLinkProject.StartAsync(request => FakeMinds.Choose(request, null));
        project.Project.Log("a.csv", [.. Enumerable.Range(1, 6).Select(number => ModelLinkProject.Row(number, number % 2 == 0 ? "Harbor Dntl Clinic" : "harbor dntl  clinic"))]);
        project.Run();
        Assert.Equal((1, 6), (project.Asked, project.Project.Read().Count));

        project.Project.Customers([.. ModelLinkProject.Customers, (9, "Unlike Anything")]);
        project.Run();
        Assert.Equal(1, project.Asked);
        project.Project.Customers([.. ModelLinkProject.Customers, (8, "Harbor Dentists Clinic")]);
        project.Server.Answer = request => FakeMinds.Choose(request, "Harbor Dentists Clinic");
        project.Run();
        Assert.Equal(2, project.Asked);
        Assert.All(project.Project.Read(), session => Assert.Equal(8, session.CustomerId));

        project.Project.Log("b.csv", ModelLinkProject.Row(9, "Granit Lgl Office"));
        project.Run();
        project.Configure(model: "links-2");
        project.Run();
        Assert.Equal(4, project.Asked);
    }

    [Fact]
    public async Task Where_no_names_may_leave_nothing_is_asked_and_linking_goes_on_without()
    {
        await using var project = await ModelLinkProject.StartAsync(request => FakeMinds.Choose(request, "Harbor Dental"));
        project.Configure(redactNames: true);
        project.Project.Log("a.csv", ModelLinkProject.Row(1, "Harbor Dntl Clinic"), ModelLinkProject.Row(2, "Granite Legal"));
        project.Run();
        Assert.Equal(0, project.Asked);
        Assert.Equal([null, 2], project.Project.Read().Select(session => session.CustomerId).Order());
    }

    [Fact]
    public async Task A_single_candidate_is_a_question_of_yes_or_no()
    {
        await using var project = await ModelLinkProject.StartAsync(request => FakeMinds.Choose(request, "Zenith Logistics"));
        project.Project.Log("a.csv", ModelLinkProject.Row(1, "Zenith Freight"));
        project.Run();
        Assert.Contains("Was the session for this customer: \"Zenith Logistics\"?", Assert.Single(project.Server.Paid).Request.User);
        Assert.Equal(7, project.One().CustomerId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Harbor Dental")]
    [InlineData("{\"answer\":\"1\",\"confidence\":1,\"reason\":\"\"}")]
    [InlineData("{\"answer\":\"Zenith Logistics\",\"confidence\":1,\"reason\":\"\"}")]
    [InlineData("{\"answer\":7,\"confidence\":1,\"reason\":\"\"}")]
    [InlineData("{\"answer\":[\"LABEL\"],\"confidence\":1,\"reason\":\"\"}")]
    [InlineData("{\"answer\":\"LABEL\",\"confidence\":95,\"reason\":\"\"}")]
    [InlineData("{\"answer\":\"LABEL\",\"confidence\":\"high\",\"reason\":\"\"}")]
    [InlineData("{\"answer\":\"\\ud800\",\"confidence\":1,\"reason\":\"\"}")]
    public async Task Nonsense_is_no_answer_the_session_stays_due_and_the_rest_goes_on(string said)
    {
        await using var project = await ModelLinkProject.StartAsync(request => FakeMinds.Name(request).StartsWith("Harbor", StringComparison.Ordinal) ? said.Replace("LABEL", FakeMinds.Answers(request)[0].Label, StringComparison.Ordinal) : FakeMinds.Choose(request, "Granite Legal"));
        project.Project.Log("a.csv", ModelLinkProject.Row(1, "Harbor Dntl Clinic"), ModelLinkProject.Row(2, "Granit Lgl Office"), ModelLinkProject.Row(3, "Harbor Dental"));
        var events = project.Run();

        Assert.Single(events.OfType<RunWarning>(), warning => warning.Id == "ModelLinkIncomplete" && warning.Message.Contains("1 of 2", StringComparison.Ordinal));
        Assert.Equal(["1", "2", "none"], project.Project.Read().Select(session => session.CustomerId?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none").Order());
        project.Server.Answer = request => FakeMinds.Choose(request, "Harbor Dental");
        Assert.DoesNotContain(project.Run(), happened => happened is RunWarning);
        Assert.All(project.Project.Read(), session => Assert.Equal(SessionStatus.Linked, session.Status));
    }

    [Fact]
    public async Task A_provider_that_is_down_is_left_alone_and_asked_by_the_next_run()
    {
        await using var project = await ModelLinkProject.StartAsync(request => FakeMinds.Choose(request, "Harbor Dental"));
        project.Server.Chaos = Chaos.None();
        project.Server.Chaos.Script(_ => true, ServerFault.Reset, 1000);
        project.Project.Log("a.csv", [.. Enumerable.Range(1, 40).Select(number => ModelLinkProject.Row(number, $"Harbor Dntl {(char)('A' + (number % 26))}{number}x")), ModelLinkProject.Row(90, "Granite Legal")]);
        var events = project.Run();

        var warning = Assert.Single(events.OfType<RunWarning>());
        Assert.Equal("ModelLinkIncomplete", warning.Id);
        Assert.Contains("40 of 40", warning.Message);
        Assert.DoesNotContain(project.Server.Key, warning.Message);
        Assert.InRange(project.Server.Log.Count, 1, 3 + 4);
        Assert.Equal(1, project.Project.Read().Count(session => session.Status == SessionStatus.Linked));
        project.Server.Chaos = Chaos.None();
        project.Run();
        Assert.All(project.Project.Read(), session => Assert.Equal(SessionStatus.Linked, session.Status));
    }

    [Fact]
    public async Task Stopped_in_between_it_pays_for_no_answer_twice()
    {
        await using var project = await ModelLinkProject.StartAsync(request => FakeMinds.Choose(request, null));
        project.Configure(maxParallel: 2);
        project.Project.Log("a.csv", [.. Enumerable.Range(1, 20).Select(number => ModelLinkProject.Row(number, $"Harbor Dntl {number}"))]);
        using var stop = new CancellationTokenSource();
        using (var store = project.Project.Workspace.OpenStore(new object(), "test", CancellationToken.None))
        {
            var run = new Pipeline(project.Project.Workspace).RunAsync(project.Project.Workspace.Sources, true, new(), store, stop.Token);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            {
                await foreach (var happened in run)
                {
                    if (project.Asked >= 6) await stop.CancelAsync();
                }
            });
        }

        project.Run();
        Assert.All(project.Server.PaidByQuestion.Values, times => Assert.InRange(times, 1, 2));
        // Those on their way when it was stopped may be lost.
        Assert.InRange(project.Server.PaidByQuestion.Values.Count(times => times > 1), 0, 2);
        Assert.Equal(20, project.Server.PaidByQuestion.Count);
    }

    [Fact]
    public async Task What_a_person_chose_or_confirmed_stays()
    {
        await using var project = await ModelLinkProject.StartAsync(request => FakeMinds.Choose(request, "Harbor Dental"));
        project.Configure(hasModel: false);
        project.Project.Log("a.csv", ModelLinkProject.Row(1, "Harbor Dntl Clinic"), ModelLinkProject.Row(2, "Harbor Dntl Clinic"), ModelLinkProject.Row(3, "Harbor Dntl Clinic"));
        project.Run();
        var sessions = project.Project.Read().OrderBy(session => session.StartTime).ToList();
        project.Project.Edit(sessions[0], new() { Customer = project.Project.Workspace.Customers.FindById(7) });
        project.Project.Edit(sessions[1], new() { Status = SessionStatus.Reviewed });
        project.Configure();
        project.Run();

        sessions = [.. project.Project.Read().OrderBy(session => session.StartTime)];
        Assert.Equal([7L, null, 1L], sessions.Select(session => session.CustomerId));
        Assert.Equal([SessionStatus.Linked, SessionStatus.Reviewed, SessionStatus.Linked], sessions.Select(session => session.Status));
        project.Project.Edit(sessions[2], new() { Customer = project.Project.Workspace.Customers.FindById(2) });
        project.Run();
        Assert.Equal(2, project.Project.Read().OrderBy(session => session.StartTime).Last().CustomerId);
    }
}
