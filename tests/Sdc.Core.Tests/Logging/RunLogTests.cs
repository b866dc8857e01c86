using Sdc.Tests.Configuration;

namespace Sdc.Tests.Logging;

public class RunLogTests
{
    [Fact]
    public void Kinds_of_changes_findings_and_checks_stand_without_quotes()
    {
        using var folder = new ConfigurationFolder("""{ "logging": { "log_level": "DEBUG" } }""");
        using (var log = RunLog.Open(folder.Load(), "sdc run", null))
        {
            var session = new Session();
            session.Meta.SessionId = "abc";
            session.Meta.ProcessingStatus = SessionStatus.NeedsReview;
            log.Write(new SessionStored(session, SessionChange.New));
            log.Write(new StoreFound(new(StoreFindingKind.SessionDamaged, "a.json", "It is damaged.")));
            log.Write(new ConnectionCheck { Name = "Clock", Status = CheckStatus.Warning, Detail = "Slow.", Advice = "Wait." });
        }

        var lines = Lines(folder);
        Assert.EndsWith(" New session abc, Needs Review", lines[1]);
        Assert.Contains(" SessionDamaged a.json: It is damaged.", lines[2]);
        Assert.Contains(" Warning Clock: Slow. Wait.", lines[3]);
    }

    [Fact]
    public void What_the_configuration_is_warned_of_stands_in_it()
    {
        using var folder = new ConfigurationFolder("""{ "logging": { "log_levle": "DEBUG" } }""");
        using (RunLog.Open(folder.Load(), "sdc run", null))
        {
        }

        Assert.Contains("log_levle", Assert.Single(Lines(folder), line => line.Contains("WARNING", StringComparison.Ordinal)));
    }

    private static string[] Lines(ConfigurationFolder folder) => File.ReadAllLines(Assert.Single(Directory.GetFiles(folder.Full("data", "logs"), "*.log")));
}
