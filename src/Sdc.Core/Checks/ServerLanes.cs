namespace Sdc;

/// <summary>The servers of a project, ready to be asked.</summary>
internal sealed class ServerLanes(SdcConfiguration configuration, Action<string>? log)
{
    // Asking shall leave nothing behind: where there is no state yet, the requests of this test are not remembered.
    private readonly bool hasState = Directory.Exists(configuration.StateFolder);

    public IEnumerable<ServerLane> All()
    {
        if (configuration.SyncroApi.BaseUrl is not null) yield return Syncro(configuration.SyncroApi);
        if (configuration.ScreenConnectIngestor.Api.IsSet) yield return ScreenConnect(configuration.ScreenConnectIngestor);
        if (configuration.LlmConfig.Provider is { } provider) yield return Model(configuration.LlmConfig, provider);
    }

    private ServerLane Syncro(SyncroApiSettings api)
    {
        var access = new ServerAccess("Syncro", api.BaseUrl!, Timeout(api.TimeoutSeconds), "") { KeyHeader = SyncroContract.KeyHeader, KeyPrefix = SyncroContract.KeyPrefix, KeyVariable = SyncroContract.KeyVariable, Key = api.Key };
        var probe = Probe(access, api.RequestsPerMinute, RequestsPath(api.BaseUrl!), api.Key.Value is not null);
        var tickets = new SyncroListCheck(probe, SyncroContract.AnyTickets(), SyncroContract.Tickets, "Tickets - List/Search");
        return new("Syncro", new(api.BaseUrl!), probe,
        [
            tickets,
            new SyncroCommentsCheck(probe, tickets),
            new SyncroListCheck(probe, SyncroContract.TimersCreated(DateTimeOffset.UtcNow.AddDays(-1), null, 1), SyncroContract.Timers, "Ticket Timers - Overview"),
            new SyncroListCheck(probe, SyncroContract.AllCustomers(1), SyncroContract.Customers, "Customers - List/Search"),
            new SyncroListCheck(probe, SyncroContract.AllContacts(1), SyncroContract.Contacts, "Customers - View Detail"),
        ]);
    }

    private ServerLane ScreenConnect(ScreenConnectIngestorSettings ingestor)
    {
        var api = ingestor.Api;
        var access = new ServerAccess(ReportContract.Service, api.BaseUrl!, Timeout(api.TimeoutSeconds), "")
        {
            KeyHeader = ReportContract.KeyHeader,
            KeyVariable = ReportContract.KeyVariable,
            Key = ingestor.ApiKey,
            Headers = api.Origin is { } origin ? [(ReportContract.OriginHeader, origin)] : [],
        };
        var probe = Probe(access, ReportContract.RequestsPerMinute, ReportFetch.RequestsPath(configuration), ingestor.ApiKey.Value is not null);
        return new(ReportContract.Service, new(api.BaseUrl!), probe, [new ReportCheck(probe, api, ingestor.CompanyProperty)]);
    }

    private ServerLane Model(LlmSettings llm, ProviderSettings provider)
    {
        var key = llm.ApiKey(provider.Name);
        // A server without keys does not look at the one it gets.
        var access = new ServerAccess("Model provider", provider.BaseUrl, Timeout(llm.TimeoutSeconds), "") { KeyHeader = "Authorization", KeyVariable = "the provider's key", KeyPrefix = "Bearer ", Key = key.Value is not null ? key : new("none", null) };
        var probe = Probe(access, provider.RequestsPerMinute ?? int.MaxValue, RequestsPath(provider.BaseUrl), hasKey: key.Value is not null || provider.IsLocal);
        return new("Model provider", new(provider.BaseUrl), probe, [new ModelServerCheck(llm, probe)]);
    }

    private ServerProbe Probe(ServerAccess access, int perMinute, string requestsPath, bool hasKey) =>
        new(new(access, ServerProbe.Network(configuration.Network), new(perMinute, hasState ? requestsPath : null), log), hasKey);

    private string RequestsPath(string address) => ServerState.PathOf(configuration.StateFolder, address, "requests");

    private static TimeSpan Timeout(int seconds) => TimeSpan.FromSeconds(Math.Min(seconds, ServerProbe.Timeout.TotalSeconds));
}
