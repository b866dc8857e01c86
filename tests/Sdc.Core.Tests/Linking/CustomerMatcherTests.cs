using static Sdc.Tests.Linking.Names;

namespace Sdc.Tests.Linking;

public class CustomerMatcherTests
{
    private static readonly string[] Known =
    [
        "Harbor Dental Group", "The Granite Legal Group", "Müller & Söhne GmbH & Co. KG", "Cedar Site 2", "Cedar Site 3", "Lakeview Clinic East", "Lakeview Clinic West", "Orion Labs Beta",
        "Nestlé S.A.", "Acme Tooling, Inc.", "Maple Data Comm", "NA", "Pinnacle Washington International Logistics", "Serenity Spa", "Serenity", "Unit 12 Storage", "3M",
        "Okafor, Quigley & Thibodeaux Insurance", "Law Offices of Priya Underhill", "Zielinski Automotive Northeast", "Villanueva Plumbing Partners", "Ogletree Tax & Payroll", "Dana M Stone",
    ];

    [Theory]
    [InlineData("  harbor   DENTAL group ", "Harbor Dental Group", MatchMethod.Exact)]
    [InlineData("Ｈａｒｂｏｒ Dental Group", "Harbor Dental Group", MatchMethod.Exact)]
    [InlineData("na", "NA", MatchMethod.Exact)]
    [InlineData("serenity", "Serenity", MatchMethod.Exact)]
    [InlineData("Harbor Dental Group, L.L.C.", "Harbor Dental Group", MatchMethod.Normalized)]
    [InlineData("Harbor Dental Group Pty Ltd", "Harbor Dental Group", MatchMethod.Normalized)]
    [InlineData("Dental Group Harbor", "Harbor Dental Group", MatchMethod.Normalized)]
    [InlineData("Granite Legal Group", "The Granite Legal Group", MatchMethod.Normalized)]
    [InlineData("Granite Legal Group, The", "The Granite Legal Group", MatchMethod.Normalized)]
    [InlineData("Muller and Sohne", "Müller & Söhne GmbH & Co. KG", MatchMethod.Normalized)]
    [InlineData("MULLER + SOHNE AG", "Müller & Söhne GmbH & Co. KG", MatchMethod.Normalized)]
    [InlineData("Nestle", "Nestlé S.A.", MatchMethod.Normalized)]
    [InlineData("ACME-Tooling", "Acme Tooling, Inc.", MatchMethod.Normalized)]
    [InlineData("Harbour Dental Group", "Harbor Dental Group", MatchMethod.Fuzzy)]
    [InlineData("Harbor Dnetal Group", "Harbor Dental Group", MatchMethod.Fuzzy)]
    [InlineData("Granit Legal Group", "The Granite Legal Group", MatchMethod.Fuzzy)]
    [InlineData("Granite Legal", "The Granite Legal Group", MatchMethod.Fuzzy)]
    [InlineData("Harbor Dental", "Harbor Dental Group", MatchMethod.Fuzzy)]
    [InlineData("MapleDataComm", "Maple Data Comm", MatchMethod.Fuzzy)]
    [InlineData("Maple DataComm LLC", "Maple Data Comm", MatchMethod.Fuzzy)]
    [InlineData("Unit12 Storage", "Unit 12 Storage", MatchMethod.Fuzzy)]
    [InlineData("Okafor & Quigley Insurance", "Okafor, Quigley & Thibodeaux Insurance", MatchMethod.Fuzzy)]
    [InlineData("Priya Underhill", "Law Offices of Priya Underhill", MatchMethod.Fuzzy)]
    [InlineData("Priya Underhill Law Office", "Law Offices of Priya Underhill", MatchMethod.Normalized)]
    [InlineData("Zielinski Northeast", "Zielinski Automotive Northeast", MatchMethod.Fuzzy)]
    [InlineData("Villanueva Plumbing Company", "Villanueva Plumbing Partners", MatchMethod.Fuzzy)]
    [InlineData("Villanueva Plumbing Partners Compny", "Villanueva Plumbing Partners", MatchMethod.Normalized)]
    [InlineData("Villanueva Plumbing Partners Corporaton", "Villanueva Plumbing Partners", MatchMethod.Normalized)]
    [InlineData("Ogletree Txa & Payroll", "Ogletree Tax & Payroll", MatchMethod.Fuzzy)]
    [InlineData("Dana Stone", "Dana M Stone", MatchMethod.Fuzzy)]
    public void Names_that_mean_one_customer_are_decided(string name, string customer, string method)
    {
        var decision = Matcher(Known).Decide(name);

        Assert.Equal(customer, decision.Customer?.BusinessName);
        Assert.Equal(method, decision.Method);
        Assert.InRange(decision.Score, 95, 100);
        Assert.Empty(decision.Candidates);
        Assert.Null(decision.Reason);
    }

    [Theory]
    [InlineData("Legal")]
    [InlineData("The Legal Group")]
    [InlineData("Harbor")]
    [InlineData("Harbor Dental Group East")]
    [InlineData("Harbor Rental Group")]
    [InlineData("Okafor & Thibodeaux Insurance")]
    [InlineData("Okafor, Quigley & Haverkamp Insurance")]
    [InlineData("Okafor Insurance")]
    [InlineData("Villanueva Plumbing Associates")]
    [InlineData("Zielinski")]
    [InlineData("Zielinski Northwest")]
    [InlineData("Ogletree Txa & Payrol Xa")]
    [InlineData("Dana K Stone")]
    [InlineData("Granite Regal Group")]
    [InlineData("Cedar Site")]
    [InlineData("Cedar Site 4")]
    [InlineData("Cedar Site 22")]
    [InlineData("Lakeview Clinic")]
    [InlineData("Lakeview Clinic North")]
    [InlineData("Orion Labs")]
    [InlineData("Orion Labs Zeta")]
    [InlineData("Pinnacle Washington International Logistics LA")]
    [InlineData("Serenity NV")]
    [InlineData("Unit 13 Storage")]
    [InlineData("Unit 21 Storage")]
    [InlineData("None")]
    [InlineData("N")]
    [InlineData("---")]
    [InlineData("M3")]
    [InlineData("🦷")]
    public void Names_that_may_mean_another_customer_are_not(string name)
    {
        var decision = Matcher(Known).Decide(name);

        Assert.Null(decision.Customer);
        Assert.Null(decision.Method);
        Assert.NotNull(decision.Reason);
    }

    [Theory]
    [InlineData("Legal", "The Granite Legal Group")]
    [InlineData("Harbor", "Harbor Dental")]
    [InlineData("Dental", "Harbor Dental")]
    [InlineData("Site 2", "Site 3")]
    [InlineData("Harbor Dental", "Harbor Dental Beta")]
    [InlineData("Cedar East", "Cedar West")]
    public void No_threshold_makes_up_for_a_missing_word_or_another_number(string name, string customer)
    {
        Assert.Null(new CustomerMatcher(Directory(customer), new(0)).Decide(name).Customer);
    }

    [Fact]
    public void Two_customers_of_one_name_are_ambiguous_and_both_are_shown()
    {
        var decision = Matcher("Harbor Dental", "HARBOR  dental", "Harbor Dental Inc").Decide("harbor dental");

        Assert.Null(decision.Customer);
        Assert.Equal([2L, 1L], decision.Candidates.Select(candidate => candidate.CustomerId));
        Assert.All(decision.Candidates, candidate => Assert.Equal(50, candidate.Score));
        Assert.Contains("2 of the known", decision.Reason);
    }

    [Theory]
    [InlineData("dana doe", 1, MatchMethod.Exact)]
    [InlineData("Doe, Dana", 1, MatchMethod.Normalized)]
    [InlineData("Harbor Dental - Dana Doe", 1, MatchMethod.Normalized)]
    [InlineData("Konstantin Papadopuolos", 2, MatchMethod.Fuzzy)]
    [InlineData("Lee Roe", null, null)]
    public void A_customer_is_known_by_all_its_names(string name, int? customer, string? method)
    {
        var decision = Aliased((1, "Harbor Dental", ["Dana Doe", "Dana Doe (Harbor Dental)", "Lee Roe"]), (2, "Granite Legal", ["Konstantin Papadopoulos", "Lee Roe"])).Decide(name);

        Assert.Equal(customer, (int?)decision.Customer?.Id);
        Assert.Equal(method, decision.Method);
        Assert.NotEqual(decision.Customer?.Id ?? 0, decision.RunnerUp?.CustomerId ?? -1);
    }

    [Fact]
    public void A_customer_of_that_name_comes_before_one_that_is_also_called_so()
    {
        var matcher = Aliased((1, "Harbor Dental", ["Dana Doe"]), (2, "Dana Doe", []));

        Assert.Equal(2, matcher.Decide("Dana Doe").Customer?.Id);
        Assert.Equal(1, matcher.Decide("Dana Doe").RunnerUp?.CustomerId);
    }

    [Fact]
    public void Names_of_one_customer_that_are_alike_do_not_stand_in_each_others_way()
    {
        var decision = Aliased((1, "Northgate Hardware Stores", ["Northgate Hardwire Stores"]), (2, "Harbor Dental", [])).Decide("Northgate Hardwre Stores");

        Assert.Equal(1, decision.Customer?.Id);
        Assert.Null(decision.RunnerUp);
    }

    [Fact]
    public void Disabled_and_gone_customers_are_no_candidates()
    {
        var customers = new CustomerDirectory([new() { Id = 1, BusinessName = "Harbor Dental", IsDisabled = true }, new() { Id = 2, BusinessName = "Granite Legal", IsGone = true, Aliases = ["Harbor Dental"] }, new() { Id = 3, BusinessName = "Cedar" }]);
        var matcher = new CustomerMatcher(customers, new(95));

        Assert.Null(matcher.Decide("Harbor Dental").Customer);
        Assert.Empty(matcher.Decide("Granite Legal").Candidates);
        Assert.Equal(3, matcher.Decide("cedar").Customer?.Id);
    }

    [Fact]
    public void Customers_that_differ_in_their_legal_form_only_are_ambiguous_for_a_third_form()
    {
        var matcher = Matcher("Harbor Dental LLC", "Harbor Dental Inc");

        Assert.Equal("Harbor Dental Inc", matcher.Decide("harbor dental inc").Customer?.BusinessName);
        Assert.Equal(2, matcher.Decide("Harbor Dental").Candidates.Count);
    }

    [Fact]
    public void Of_two_names_that_are_equally_likely_neither_is_linked()
    {
        var decision = Matcher("Northgate Hartwell Stores", "Northgate Hartnell Stores").Decide("Northgate Hartell Stores");

        Assert.Null(decision.Customer);
        Assert.Equal(2, decision.Candidates.Count);
        Assert.Equal(decision.Candidates[0].Score, decision.Candidates[1].Score);
        Assert.Contains("below the threshold of 95", decision.Reason);
    }

    [Fact]
    public void A_decision_names_the_runner_up_and_an_undecided_name_its_best_five()
    {
        var matcher = Matcher("Cedar A", "Cedar B", "Cedar C", "Cedar D", "Cedar E", "Cedar F", "Harbor Dental Group", "Harbor Legal");

        Assert.Equal("Harbor Legal", matcher.Decide("Harbour Dental Group").RunnerUp?.CustomerName);
        Assert.Equal(["Cedar A", "Cedar B", "Cedar C", "Cedar D", "Cedar E"], matcher.Decide("Cedar").Candidates.Select(candidate => candidate.CustomerName));
    }

    [Fact]
    public void Scores_are_shown_rounded_and_decided_on_unrounded()
    {
        var customers = Directory("Harbor Group");
        var names = customers.Names;
        var probability = 100 * NameOdds.Probabilities([names.Score(names.Weigh(NameForm.Parse("Harbor", NameKind.Business)), 0)])[0];

        var decision = new CustomerMatcher(customers, new(probability + 1e-6)).Decide("Harbor");
        Assert.Equal(Math.Round(probability, 1), decision.Score);
        Assert.Null(decision.Customer);
        Assert.NotNull(new CustomerMatcher(customers, new(probability - 1e-6)).Decide("Harbor").Customer);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\u00a0")]
    [InlineData("\0\u200b")]
    public void No_name_is_not_decided(string? name)
    {
        var decision = Matcher(Known).Decide(name);

        Assert.Equal("no name", decision.Reason);
        Assert.Empty(decision.Candidates);
    }

    [Fact]
    public void Without_customers_nothing_is_decided() => Assert.NotNull(Matcher().Decide("Harbor Dental").Reason);

    [Fact]
    public void Each_distinct_name_is_decided_once()
    {
        var matcher = Matcher(Known);
        Assert.Same(matcher.Decide("Harbour Dental Group"), matcher.Decide(" Harbour Dental Group "));
    }

    [Theory]
    [InlineData("dana doe", "Dana Doe")]
    [InlineData("Doe, Dana", "Dana Doe")]
    [InlineData("Anna Co", "Anna Co")]
    [InlineData("Anna", null)]
    [InlineData("Dana", null)]
    [InlineData("Konstantin Papadopuolos", "Konstantin Papadopoulos")]
    [InlineData("Someone Else", null)]
    [InlineData(" ", null)]
    public void Contacts_are_decided_within_their_customer(string name, string? contact)
    {
        var customer = Customer(1, "Harbor Dental", "Dana Doe", "Anna Co", "Konstantin Papadopoulos");
        var decision = new CustomerMatcher(new CustomerDirectory([customer, Customer(2, "Other", "Someone Else")]), new(95)).DecideContact(customer, name);

        Assert.Equal(contact, decision.Contact?.Name);
        Assert.Equal(contact is null, decision.Reason is not null);
    }

    private static CustomerMatcher Aliased(params (long Id, string Name, string[] Aliases)[] customers) =>
        new(new CustomerDirectory([.. customers.Select(customer => new Customer { Id = customer.Id, BusinessName = customer.Name, Aliases = [.. customer.Aliases] })]), new(95));
}
