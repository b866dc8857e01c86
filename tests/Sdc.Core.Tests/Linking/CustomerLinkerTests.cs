using static Sdc.Tests.Linking.Names;

namespace Sdc.Tests.Linking;

public class CustomerLinkerTests
{
    private static readonly Customer Harbor = Customer(1, "Harbor Dental Group", "Dana Doe");
    private static readonly Customer Granite = Customer(2, "The Granite Legal Group", "Lee Roe");
    private readonly CustomerLinker linker = new(new CustomerMatcher(new CustomerDirectory([Harbor, Granite]), new(95)));

    [Theory]
    [InlineData(SessionStatus.NeedsLinking)]
    [InlineData(SessionStatus.NeedsReview)]
    [InlineData(SessionStatus.Error)]
    public void A_due_session_with_a_known_name_is_linked(string status)
    {
        var session = Due("Harbour Dental Group", "doe, dana", status);

        Assert.True(linker.Link(session));
        Assert.Equal(SessionStatus.Linked, session.Status);
        Assert.Equal((1, "Harbor Dental Group"), (session.CustomerId, session.CustomerName));
        Assert.Equal((100, "Dana Doe"), (session.Context.ContactId, session.ContactName));
        var match = session.Context.CustomerMatch!;
        Assert.Equal((MatchMethod.Fuzzy, 1, "Harbor Dental Group"), (match.Method, match.CustomerId, match.CustomerName));
        Assert.InRange(match.Score, 95, 99.9);
        Assert.Equal(2, match.RunnerUp?.CustomerId);
        Assert.Equal((100, "Dana Doe", MatchMethod.Normalized), (match.ContactId, match.ContactName, match.ContactMethod));
        Assert.Empty(match.Candidates);
        Assert.Null(match.Reason);
        Assert.Equal([CustomerLinker.StepName], session.Meta.ProcessingLog);
    }

    [Theory]
    [InlineData(SessionStatus.Linked)]
    [InlineData(SessionStatus.Complete)]
    [InlineData(SessionStatus.Analyzed)]
    [InlineData(SessionStatus.Reviewed)]
    public void A_session_that_is_not_due_is_left_alone(string status)
    {
        var session = Due("Harbor Dental Group", null, status);

        Assert.False(linker.Link(session));
        Assert.Null(session.CustomerId);
        Assert.Empty(session.Meta.ProcessingLog);
    }

    [Theory]
    [InlineData("Granite", 1)]
    [InlineData("Zorblax", 0)]
    [InlineData(null, 0)]
    public void What_cannot_be_decided_needs_review_with_candidates_and_a_reason(string? name, int candidates)
    {
        var session = Due(name, "Lee Roe");

        Assert.True(linker.Link(session));
        Assert.Equal(SessionStatus.NeedsReview, session.Status);
        Assert.Null(session.CustomerId);
        Assert.Equal(name, session.CustomerName);
        Assert.Null(session.Context.ContactId);
        Assert.Equal("Lee Roe", session.ContactName);
        Assert.Null(session.Context.CustomerMatch!.Method);
        Assert.Equal(candidates, session.Context.CustomerMatch.Candidates.Count);
        Assert.NotNull(session.Context.CustomerMatch.Reason);
    }

    [Theory]
    [InlineData("Harbor Dental Group", null)]
    [InlineData("Granite", "Dana Doe")]
    [InlineData(null, null)]
    public void Linking_again_changes_nothing_even_from_the_file(string? name, string? contact)
    {
        var session = Due(name, contact);
        linker.Link(session);
        session = SessionJson.Deserialize(SessionJson.Serialize(session));
        var before = SessionJson.ToLine(session);

        Assert.False(linker.Link(session));
        Assert.Equal(before, SessionJson.ToLine(session));

        session.Meta.ProcessingStatus = SessionStatus.NeedsLinking;
        Assert.True(linker.Link(session));
        Assert.Equal(before, SessionJson.ToLine(session));
    }

    [Fact]
    public void A_customer_that_is_known_no_longer_gives_the_sources_name_back()
    {
        var session = Due("Harbor Smiles", "dana doe");
        new CustomerLinker(new CustomerMatcher(new CustomerDirectory([Customer(5, "Harbor Smiles", "Dana Doe")]), new(95))).Link(session);
        Assert.Equal((5, 500), (session.CustomerId, session.Context.ContactId));

        session.Meta.ProcessingStatus = SessionStatus.NeedsLinking;
        Assert.True(linker.Link(session));
        Assert.Equal((null, "Harbor Smiles"), (session.CustomerId, session.CustomerName));
        Assert.Equal((null, "dana doe"), (session.Context.ContactId, session.ContactName));
        Assert.Equal((null, null), (session.Context.CustomerMatch!.CustomerId, session.Context.CustomerMatch.ContactId));
        Assert.False(Ownership.OwnsCustomer(session.Context));
        Assert.False(Ownership.OwnsContact(session.Context));
    }

    [Fact]
    public void A_customer_set_by_hand_stays_and_its_contact_is_looked_up()
    {
        var session = Due("Harbor Dental Group", "Lee Roe");
        session.Context.CustomerId = 2;
        session.Context.CustomerName = "Granite, as I call them";

        Assert.True(linker.Link(session));
        Assert.Equal(SessionStatus.Linked, session.Status);
        Assert.Equal((2, "Granite, as I call them"), (session.CustomerId, session.CustomerName));
        Assert.Equal(200, session.Context.ContactId);
        Assert.True(Ownership.OwnsCustomer(session.Context));
        Assert.False(Ownership.OwnsContact(session.Context));
    }

    [Fact]
    public void A_customer_set_by_hand_over_the_machines_stays_at_every_later_linking()
    {
        var session = Due("Harbor Dental Group", null);
        linker.Link(session);
        session.Context.CustomerId = 77;
        session.Context.CustomerName = "Not in the cache";
        for (var run = 0; run < 2; run++)
        {
            session.Meta.ProcessingStatus = SessionStatus.NeedsReview;
            linker.Link(session);
            Assert.Equal((77, "Not in the cache", SessionStatus.Linked), (session.CustomerId, session.CustomerName, session.Status));
            Assert.Equal(1, session.Context.CustomerMatch!.CustomerId);
        }
    }

    [Fact]
    public void A_name_set_by_hand_gets_its_id_where_it_is_known_exactly()
    {
        var session = Due("Zorblax", null);
        session.Context.CustomerName = "the granite  legal group";

        Assert.True(linker.Link(session));
        Assert.Equal((2, SessionStatus.Linked), (session.CustomerId, session.Status));
        Assert.True(Ownership.OwnsCustomer(session.Context));
    }

    [Theory]
    [InlineData("Granite Legal Group", "the name set by hand is no known customer")]
    [InlineData("", "the customer was taken away by hand")]
    public void A_name_set_by_hand_that_is_no_customer_stays_and_needs_review(string name, string reason)
    {
        var session = Due("Harbor Dental Group", null);
        linker.Link(session);
        session.Context.CustomerId = null;
        session.Context.CustomerName = name;
        session.Meta.ProcessingStatus = SessionStatus.NeedsReview;

        Assert.True(linker.Link(session));
        Assert.Equal((null, name, SessionStatus.NeedsReview), (session.CustomerId, session.CustomerName, session.Status));
        Assert.Equal(reason, session.Context.CustomerMatch!.Reason);
        Assert.True(Ownership.OwnsCustomer(session.Context));
        Assert.False(linker.Link(session));
    }

    [Fact]
    public void A_contact_set_by_hand_stays()
    {
        var session = Due("Harbor Dental Group", "Dana Doe");
        session.Context.ContactName = "The receptionist";

        Assert.True(linker.Link(session));
        Assert.Equal((1, null, "The receptionist"), (session.CustomerId, session.Context.ContactId, session.ContactName));
        Assert.True(Ownership.OwnsContact(session.Context));
    }

    [Fact]
    public void A_file_of_the_Python_SDC_is_linked_by_its_name_which_is_kept_as_the_sources()
    {
        var session = new Session { Context = { CustomerName = "granite legal group", ContactName = "lee roe" }, Meta = { ProcessingStatus = SessionStatus.Error } };

        Assert.True(linker.Link(session));
        Assert.Equal((2, "The Granite Legal Group", 200), (session.CustomerId, session.CustomerName, session.Context.ContactId));
        Assert.Equal(("granite legal group", "lee roe"), (session.Context.SourceCustomerName, session.Context.SourceContactName));
        Assert.False(Ownership.OwnsCustomer(session.Context));

        var undecided = new Session { Context = { CustomerName = "Zorblax" } };
        Assert.True(linker.Link(undecided));
        Assert.Equal((null, "Zorblax", SessionStatus.NeedsReview), (undecided.CustomerId, undecided.CustomerName, undecided.Status));
        Assert.False(Ownership.OwnsCustomer(undecided.Context));
    }

    [Fact]
    public void A_customer_that_the_source_itself_names_is_not_decided_again()
    {
        var session = Due("Harbor Dental Group", null);
        session.Context.CustomerId = 9;
        session.Context.CustomerMatch = new() { Method = MatchMethod.Source, CustomerId = 9, CustomerName = "Harbor Dental Group", ContactId = 3, ContactName = "Kim" };
        session.Context.ContactId = 3;
        session.Context.ContactName = "Kim";

        Assert.True(linker.Link(session));
        Assert.Equal((9, 3, SessionStatus.Linked), (session.CustomerId, session.Context.ContactId, session.Status));
        Assert.Equal(MatchMethod.Source, session.Context.CustomerMatch.Method);
    }

    [Fact]
    public void Unknown_keys_of_the_match_are_kept_and_sessions_share_no_candidate()
    {
        var one = Due("Granite", null);
        var other = Due("Granite", null);
        one.Context.CustomerMatch = new() { Unknown = { ["llm_confidence"] = 0.5m } };
        linker.Link(one);
        linker.Link(other);

        Assert.Equal(0.5m, one.Context.CustomerMatch!.Unknown["llm_confidence"]);
        Assert.NotSame(one.Context.CustomerMatch.Candidates[0], other.Context.CustomerMatch!.Candidates[0]);
    }

    private static Session Due(string? customer, string? contact, string status = SessionStatus.NeedsLinking) => new()
    {
        Meta = { ProcessingStatus = status },
        Context = { CustomerName = customer, SourceCustomerName = customer, ContactName = contact, SourceContactName = contact },
    };
}
