using System.Text.Json;

namespace Sdc.Cli.Tests;

public class ForgetCommandTests
{
    [Fact]
    public void A_customer_is_looked_for_and_forgotten_and_an_unknown_one_is_an_error()
    {
        using var project = new SdcProject();
        project.Log("a.csv", SdcProject.Row(1, "Dana", "Harbor Dental", 0), SdcProject.Row(2, "Lee", "Nobody", 0));
        project.Run("run").Ended(0);
        var before = project.Snapshot();
        Assert.Equal("Nobody", JsonDocument.Parse(project.Run("links", "--undecided", "--output", "json").Ended(0).Output).RootElement[0].GetProperty("name").GetString());
        Assert.Contains("No customer is called 'Harbour'", project.Run("forget", "--customer", "Harbour").Ended(4).Errors);

        var plan = project.Run("forget", "--customer", "harbor dental", "--dry-run", "--output", "json").Ended(0);

        Assert.Equal(before, project.Snapshot());
        Assert.Contains(JsonDocument.Parse(plan.Output).RootElement.EnumerateArray(), row => row.GetProperty("kind").GetString() == "Session" && row.GetProperty("count").GetInt32() == 1);
        project.Run("forget", "--customer", "7", "--wait", "1").Ended(0);
        Assert.Single(project.Files());
        project.Run("run").Ended(0);
        Assert.Single(project.Files());
    }
}
