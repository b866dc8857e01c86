using static Sdc.Tests.Linking.Names;

namespace Sdc.Tests.Linking;

/// <summary>What is promised of single words of names.</summary>
public class NameClaimTests
{
    private static readonly string[] Others = ["Quillmont Roofing", "Tidewater Marine Supply", "Sequoia Bookkeeping", "Ravenholt Winery"];

    [Theory]
    // United States, United Kingdom, Ireland, Canada, Australia, Singapore, Malaysia, India
    [InlineData("Inc.")]
    [InlineData("L.L.C.")]
    [InlineData("Limited Liability Company")]
    [InlineData("P.C.")]
    [InlineData("plc")]
    [InlineData("DAC")]
    [InlineData("Ltée")]
    [InlineData("Pty Ltd")]
    [InlineData("Pte. Ltd.")]
    [InlineData("Sdn. Bhd.")]
    [InlineData("Pvt. Ltd.")]
    // Germany, Austria and Switzerland, France, Italy, Spain, Portugal, Brazil, Mexico, Netherlands, Belgium
    [InlineData("GmbH & Co. KG")]
    [InlineData("UG (haftungsbeschränkt)")]
    [InlineData("Aktiengesellschaft")]
    [InlineData("S.A.R.L.")]
    [InlineData("SAS")]
    [InlineData("S.p.A.")]
    [InlineData("S.r.l.")]
    [InlineData("S.L.")]
    [InlineData("Lda.")]
    [InlineData("Ltda.")]
    [InlineData("S.A. de C.V.")]
    [InlineData("B.V.")]
    [InlineData("BVBA")]
    // Sweden, Norway and Denmark, Finland, Iceland, Estonia, Latvia, Poland, Czechia, Hungary, Croatia, Bulgaria, Greece, Turkey, Ukraine
    [InlineData("Aktiebolag")]
    [InlineData("A/S")]
    [InlineData("ApS")]
    [InlineData("Oyj")]
    [InlineData("ehf.")]
    [InlineData("OÜ.", false)]
    [InlineData("SIA")]
    [InlineData("Sp. z o.o.")]
    [InlineData("s.r.o.")]
    [InlineData("Kft.")]
    [InlineData("d.o.o.")]
    [InlineData("EOOD")]
    [InlineData("ΕΠΕ")]
    [InlineData("Anonim Şirketi")]
    [InlineData("ТОВ")]
    // United Arab Emirates, Japan, China, Korea
    [InlineData("FZE")]
    [InlineData("K.K.")]
    [InlineData("株式会社")]
    [InlineData("有限公司")]
    [InlineData("주식회사")]
    public void A_legal_form_makes_no_other_name(string form, bool isForm = true)
    {
        var decision = Matcher(["Quillmont Dental", .. Others]).Decide("Quillmont Dental " + form);

        Assert.Equal(isForm ? MatchMethod.Normalized : null, decision.Method);
        Assert.Equal(isForm ? 1 : null, decision.Customer?.Id);
    }

    [Theory]
    [InlineData("株式会社山田歯科", "山田歯科")]
    [InlineData("ООО Ромашка", "Ромашка")]
    [InlineData("UAB Quillmont Dental", "Quillmont Dental")]
    public void A_legal_form_may_stand_before_the_name(string name, string customer) => Assert.Equal(MatchMethod.Normalized, Matcher([customer, .. Others]).Decide(name).Method);

    [Theory]
    [InlineData("Services", "Svcs")]
    [InlineData("Services", "Service")]
    [InlineData("Management", "Mgmt.")]
    [InlineData("International", "Int'l")]
    [InlineData("Brothers", "Bros.")]
    [InlineData("Manufacturing", "Mfg")]
    [InlineData("Center", "Ctr")]
    [InlineData("Group", "Grp")]
    [InlineData("Insurance", "Ins.")]
    [InlineData("Electric", "Elec")]
    [InlineData("Plumbing & Heating", "Plbg and Htg")]
    [InlineData("Construction", "Const.")]
    [InlineData("Associates", "Assoc.")]
    [InlineData("Association", "Assoc.")]
    [InlineData("Technologies", "Tech")]
    [InlineData("Medical", "Med")]
    [InlineData("Packaging", "Pkgng")]
    [InlineData("Landscaping", "Landscp")]
    [InlineData("Point Roofing", "Pt Roofing")]
    [InlineData("Saint Mark Church", "St. Mark Church")]
    [InlineData("Street Dental", "St Dental")]
    [InlineData("Mount Hope Church", "Mt. Hope Church")]
    [InlineData("Doctor Roofing", "Dr Roofing")]
    [InlineData("North Dental", "N. Dental")]
    [InlineData("First Baptist Church", "1st Baptist Ch")]
    public void An_abbreviation_is_the_word_whichever_of_them_the_customer_is_called(string full, string abbreviated)
    {
        Assert.Equal(1, Matcher(["Thornwick " + full, .. Others]).Decide("Thornwick " + abbreviated).Customer?.Id);
        Assert.Equal(1, Matcher(["Thornwick " + abbreviated, .. Others]).Decide("Thornwick " + full).Customer?.Id);
    }

    [Theory]
    [InlineData("Thornwick Dental Associates", "Thornwick Dental Association")]
    [InlineData("Thornwick Drive Dental", "Thornwick Doctor Dental")]
    public void What_has_one_abbreviation_may_be_two_words(string one, string other) => Assert.Null(Matcher([one, .. Others]).Decide(other).Customer);

    [Theory]
    [InlineData("Thornwick Dental 2", "Thornwick Dental 3")]
    [InlineData("Thornwick Dental 2", "Thornwick Dental")]
    [InlineData("Thornwick Dental 12", "Thornwick Dental 21")]
    [InlineData("Thornwick Dental 12", "Thornwick Dental 1 2")]
    [InlineData("Thornwick Dental II", "Thornwick Dental III")]
    [InlineData("Thornwick 1000 Dental Group", "Thornwick 10000 Dental Group")]
    [InlineData("Thornwick Dental East", "Thornwick Dental West")]
    [InlineData("Thornwick Dental East", "Thornwick Dental")]
    [InlineData("Thornwick Dental", "Thornwick Dental Beta")]
    [InlineData("Thornwick Dental Alpha", "Thornwick Dental Beta")]
    [InlineData("Thornwick Dental Northeast", "Thornwick Dental Northwest")]
    [InlineData("Thornwick Dental A", "Thornwick Dental B")]
    [InlineData("Thornwick Dental - Springfield", "Thornwick Dental - Salem")]
    [InlineData("Thornwick Dental", "Thornwick Dental - Salem")]
    public void Numbers_and_site_words_are_never_ignored(string customer, string name) => Assert.Null(new CustomerMatcher(Directory([customer, .. Others]), new(0)).Decide(name).Customer);

    [Fact]
    public void Of_several_sites_the_right_one_is_linked_whatever_else_is_written_otherwise()
    {
        var matcher = Matcher(["Thornwick Dental East", "Thornwick Dental West", "Thornwick Dental 2", "Thornwick Dental Beta", .. Others]);

        Assert.Equal("Thornwick Dental West", matcher.Decide("Thornwik Dental - West, LLC").Customer?.BusinessName);
        Assert.Equal("Thornwick Dental 2", matcher.Decide("Thornwik Dental #2").Customer?.BusinessName);
        Assert.Equal("Thornwick Dental Beta", matcher.Decide("Beta Thornwik Dental").Customer?.BusinessName);
        Assert.Null(matcher.Decide("Thornwik Dental").Customer);
    }

    [Fact]
    public void A_word_that_few_bear_says_more_than_one_that_many_bear()
    {
        var forms = Directory([.. Enumerable.Range(0, 50).Select(number => $"Common{(char)('a' + (number % 26))}{(char)('a' + (number / 26))} Harbor"), "Thornwick Harbor"]).Names;
        double Value(string name, string customer) => NameScore.Compare(forms.Weigh(NameForm.Parse(name, NameKind.Business)), forms.Weigh(NameForm.Parse(customer, NameKind.Business))).Value;

        Assert.True(Value("Thornwik", "Thornwick Harbor") > Value("Harbro", "Thornwick Harbor"));
        Assert.True(Value("Thornwick", "Thornwick Harbor") > Value("Harbor", "Thornwick Harbor"));
    }

    [Fact]
    public void A_slip_in_a_rare_word_links_and_a_shared_generic_word_does_not()
    {
        var matcher = Matcher(["Papadopoulos Group", "Whitcombe Services", .. Others]);

        Assert.Equal(1, matcher.Decide("Papadopuolos Group").Customer?.Id);
        Assert.Equal(1, matcher.Decide("Papadopoulos Groop").Customer?.Id);
        Assert.Null(matcher.Decide("Group").Customer);
        Assert.Null(matcher.Decide("Ellingham Services").Customer);
    }

    [Fact]
    public void A_word_that_another_customer_bears_is_no_slip_of_the_pen()
    {
        Assert.Equal(1, Matcher(["Harwood Roofing", .. Others]).Decide("Hartwood Roofing").Customer?.Id);
        Assert.Null(Matcher(["Harwood Roofing", "Hartwood Dental", .. Others]).Decide("Hartwood Roofing").Customer);
    }

    [Theory]
    [InlineData("Thornwick Dental", "Thornwick Dental Group")]
    [InlineData("Thornwick Dental Services", "Thornwick Dental")]
    [InlineData("Dental Group Thornwik", "Thornwick Dental Group")]
    [InlineData("Smith Jones Law", "Smith & Jones Law")]
    [InlineData("J Whitcombe Plumbing", "John Whitcombe Plumbing")]
    [InlineData("Whitcombe, Dana", "Dana Whitcombe")]
    [InlineData("D. Whitcombe", "Dana Whitcombe")]
    [InlineData("Dana M. Whitcombe", "Dana Whitcombe")]
    [InlineData("Whitcombe D", "Dana Whitcombe")]
    [InlineData("Bob Whitcombe", "Robert Whitcombe")]
    public void Generic_words_order_and_initials_may_differ(string name, string customer) => Assert.Equal(1, Matcher([customer, .. Others]).Decide(name).Customer?.Id);

    [Theory]
    [InlineData("Thornwick", "Thornwick Dental")]
    [InlineData("Whitcombe", "Dana Whitcombe")]
    [InlineData("Dana", "Dana Whitcombe")]
    [InlineData("D W", "Dana Whitcombe")]
    [InlineData("E. Whitcombe", "Dana Whitcombe")]
    [InlineData("Dana K. Whitcombe", "Dana M. Whitcombe")]
    [InlineData("Thornwick Law", "Thornwick Dental")]
    [InlineData("Milton", "Milton Company")]
    [InlineData("Legal", "Thornwick Legal Group")]
    public void What_may_mean_another_is_not_linked(string name, string customer) => Assert.Null(Matcher([customer, .. Others]).Decide(name).Customer);

    [Fact]
    public void An_acronym_links_where_it_can_mean_one_only()
    {
        Assert.Equal(1, Matcher(["Thornwick Health Education Fund", .. Others]).Decide("THEF").Customer?.Id);
        Assert.Equal(1, Matcher(["THEF", .. Others]).Decide("Thornwick Health Education Fund").Customer?.Id);
        var ambiguous = Matcher(["Thornwick Health Education Fund", "Tolland Housing Emergency Fund", .. Others]).Decide("THEF");
        Assert.Null(ambiguous.Customer);
        Assert.Equal(2, ambiguous.Candidates.Count);
    }

    [Fact]
    public void Below_the_lower_threshold_nobody_is_suggested()
    {
        var customers = Directory(["Thornwick Dental", .. Others]);
        var asked = new CustomerMatcher(customers, new(95, 2)).Decide("Thornwick");
        var score = asked.Candidates[0].Score;

        Assert.InRange(score, 2, 95);
        var refused = new CustomerMatcher(customers, new(95, score + 0.1)).Decide("Thornwick");
        Assert.Null(refused.Customer);
        Assert.Empty(refused.Candidates);
        Assert.Contains("no known name is likely", refused.Reason);
        Assert.Equal(0, refused.Score);
    }

    [Fact]
    public void Only_the_name_itself_scores_100()
    {
        Assert.Equal(100, Matcher(["Thornwick Dental", .. Others]).Decide("thornwick dental, inc.").Score);
        Assert.InRange(Matcher(["Thornwick Periodontal Specialists of Greater Salem", .. Others]).Decide("Thornwik Periodontal Specialists of Greater Salem").Score, 99, 99.9);
        Assert.Null(new CustomerMatcher(Directory(["Thornwick Dental", .. Others]), new(100)).Decide("Thornwik Dental").Customer);
    }
}
