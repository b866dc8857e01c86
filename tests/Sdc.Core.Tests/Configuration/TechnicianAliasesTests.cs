namespace Sdc.Tests.Configuration;

public class TechnicianAliasesTests
{
    [Fact]
    public void Every_alias_shows_the_one_name_and_other_texts_stay()
    {
        using var folder = Folder("""{ "Dana Keller": ["AdminUser", " Dana  K. ", "dana@example.com"], "Lee Ortiz": "lee", "Priya Nair": null, "Sam": [] }""");
        var names = folder.Load().View.Technicians;

        Assert.All(["AdminUser", "adminuser", "  Dana\u00A0 K.", "DANA@EXAMPLE.COM", "dana keller", "Dana Keller"], text => Assert.Equal("Dana Keller", names.Of(text)));
        Assert.All(["lee", "LEE  ORTIZ"], text => Assert.Equal("Lee Ortiz", names.Of(text)));
        Assert.Equal(("Priya Nair", "Sam"), (names.Of("priya nair"), names.Of("SAM")));
        Assert.Equal(("Dana", " someone  else ", "", null), (names.Of("Dana"), names.Of(" someone  else "), names.Of(""), names.Of(null)));
        Assert.Contains("technician_aliases: Dana Keller=AdminUser, Dana K., dana@example.com; Lee Ortiz=lee", folder.Load().ProcessingDefaults.ToString());
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    public void Letter_case_is_the_same_in_every_culture(string culture)
    {
        using var folder = Folder("""{ "Lidia": ["ADMIN"] }""");
        var names = folder.Load().View.Technicians;
        using var _ = new Sources.InCulture(culture);
        Assert.Equal(("Lidia", "Lidia"), (names.Of("admin"), names.Of("LIDIA")));
    }

    [Fact]
    public void Without_aliases_everybody_is_called_what_the_source_calls_them()
    {
        using var folder = new ConfigurationFolder("{ \"logging\": {} }");
        Assert.Equal("AdminUser ", folder.Load().View.Technicians.Of("AdminUser "));
        Assert.Contains("technician_aliases: (not set)", folder.Load().ProcessingDefaults.ToString());
    }

    [Fact]
    public void Every_mistake_is_named_with_its_place()
    {
        using var folder = Folder(
            """
            {
              "Dana": ["AdminUser", "", 7],
              "Lee": ["adminuser", " dana "],
              " ": ["x"],
              "DANA": ["y"],
              "Sam": { "a": "b" },
              "Kim": true,
              "Max": ["  "]
            }
            """);

        var mistakes = folder.Fails().Mistakes;

        Assert.Equal(
            [" ", "DANA", "Dana[1]", "Dana[2]", "Kim", "Lee[0]", "Lee[1]", "Max[0]", "Sam"],
            mistakes.Select(mistake => mistake.Path.Substring("processing_defaults.technician_aliases.".Length)).Order(StringComparer.Ordinal));
        Assert.Contains(mistakes, mistake => mistake.ToString().Contains("Lee[0] (line 3, column 11): found the text 'adminuser', which stands for 'Dana' already; allowed: each text under one name."));
        Assert.Contains(mistakes, mistake => mistake.ToString().Contains("found the text ' dana ', which is another technician's name; allowed: each text under one name."));
    }

    [Fact]
    public void An_alias_may_repeat_itself_and_its_own_name()
    {
        using var folder = Folder("""{ "Dana": ["dana", "AdminUser", "ADMINUSER"] }""");
        Assert.Equal("Dana", folder.Load().View.Technicians.Of("AdminUser"));
    }

    [Fact]
    public void A_variable_replaces_the_map_or_one_name_of_it()
    {
        using var folder = Folder("""{ "Dana Keller": ["AdminUser"], "Lee": ["lee@example.com"] }""");
        folder.Environment["SDC__processing_defaults__technician_aliases__DANA KELLER"] = """["Root", "dk"]""";
        folder.Environment["SDC__processing_defaults__technician_aliases__lee"] = "Ortiz";
        var one = folder.Load().View.Technicians;
        Assert.Equal(("Dana Keller", "Lee", "AdminUser"), (one.Of("root"), one.Of("ortiz"), one.Of("AdminUser")));

        folder.Environment.Clear();
        folder.Environment["SDC__processing_defaults__technician_aliases"] = """{ "Priya Nair": "priya" }""";
        var all = folder.Load().View.Technicians;
        Assert.Equal(("Priya Nair", "AdminUser"), (all.Of("Priya"), all.Of("AdminUser")));

        folder.Environment["SDC__processing_defaults__technician_aliases"] = "Dana=AdminUser";
        Assert.Equal("processing_defaults.technician_aliases", Assert.Single(folder.Fails().Mistakes).Path);
    }

    private static ConfigurationFolder Folder(string aliases) => new($$"""{ "processing_defaults": { "technician_aliases": {{aliases}} } }""");
}
