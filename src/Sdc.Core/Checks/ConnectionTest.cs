using System.Runtime.CompilerServices;

namespace Sdc;

/// <summary>Looks at all that SDC needs: configuration, folders, disk, keys, servers, clock. Changes nothing.</summary>
/// <param name="load">Loads the configuration.</param>
/// <param name="purpose">What is being done, for the log.</param>
internal sealed class ConnectionTest(Func<SdcConfiguration> load, string purpose)
{
    /// <summary>Whether there is a configuration to work with; known when the first check was yielded.</summary>
    public bool HasConfiguration { get; private set; }

    /// <summary>What was found, in a fixed order, each as soon as it and those before it are known.</summary>
    public async IAsyncEnumerable<ConnectionCheck> RunAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var (configuration, found) = Load();
        HasConfiguration = configuration is not null;
        using var log = configuration is not null && Directory.Exists(Path.GetDirectoryName(configuration.Logging.LogFilePath)) ? RunLog.Open(configuration, purpose, null) : null;
        var runner = new CheckRunner(new(configuration?.SecretValues ?? []), log);
        foreach (var one in found) yield return runner.Show(ConfigurationCheck.Name, one, TimeSpan.Zero);
        if (configuration is null)
        {
            yield return runner.Show("Everything else", CheckResult.Skipped("Needs a configuration."), TimeSpan.Zero);
            yield break;
        }

        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var lanes = new ServerLanes(configuration, log is null ? null : log.WriteRequest).All().ToList();
        var answers = lanes.SelectMany(lane => lane.Start(runner, stopping.Token)).ToList();
        try
        {
            foreach (var check in Local(configuration, lanes)) yield return await runner.RunAsync(check, cancellation).ConfigureAwait(false);
            foreach (var answer in answers) yield return await answer.ConfigureAwait(false);
            foreach (var check in Unasked(configuration, lanes)) yield return await runner.RunAsync(check, cancellation).ConfigureAwait(false);
            yield return await runner.RunAsync(new ClockCheck(() => [.. lanes.Select(lane => (lane.Service, lane.Probe.ClockSkew))]), cancellation).ConfigureAwait(false);
        }
        finally
        {
            stopping.Cancel();
            // None may write to the log, or ask, when these are closed.
            try
            {
                await Task.WhenAll(answers).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // The reason for the stop is known to who stopped.
            }

            foreach (var lane in lanes) lane.Probe.Dispose();
        }
    }

    private (SdcConfiguration? Configuration, IEnumerable<CheckResult> Found) Load()
    {
        try
        {
            var configuration = load();
            return (configuration, ConfigurationCheck.Of(configuration));
        }
        catch (ConfigurationException error)
        {
            return (null, ConfigurationCheck.Of(error));
        }
    }

    private static IEnumerable<ICheck> Local(SdcConfiguration configuration, List<ServerLane> lanes)
    {
        var paths = configuration.ProjectPaths;
        var workspace = new Workspace(configuration);
        yield return new WrittenFolderCheck("Data folder", paths.DataFolder, "project_paths.data_folder");
        yield return new WrittenFolderCheck("State folder", configuration.StateFolder, "project_paths.data_folder");
        yield return new WrittenFolderCheck("Sessions folder", paths.SessionsOutputFolder, "project_paths.sessions_output_folder");
        yield return new WrittenFolderCheck("Log folder", Path.GetDirectoryName(configuration.Logging.LogFilePath)!, "logging.log_file_path");
        yield return new WrittenFolderCheck("Cache folder", paths.CacheFolder, "project_paths.cache_folder");
        yield return new SourceFolderCheck("ScreenConnect logs", workspace.ScreenConnect);
        yield return new SourceFolderCheck("SillyTavern chats", workspace.SillyTavern);
        yield return new SourceFolderCheck("Syncro tickets", workspace.Syncro);
        yield return new SourceFolderCheck("Notes", workspace.Notes);
        yield return new DiskCheck(paths.DataFolder);
        yield return new RunLockCheck(configuration.StateFolder);
        yield return new CustomerCacheCheck(configuration);
        foreach (var key in Keys(configuration)) yield return key;
        yield return new ProxyCheck([.. lanes.Select(lane => (lane.Service, lane.Address))], configuration.Network);
    }

    private static IEnumerable<ICheck> Keys(SdcConfiguration configuration)
    {
        var path = configuration.ConfigPath;
        var llm = configuration.LlmConfig;
        yield return new KeyCheck("Syncro key", configuration.SyncroApi.Key, "SYNCRO_API_KEY", path, configuration.SyncroApi.BaseUrl is null ? null : "syncro_api.base_url");
        yield return new KeyCheck("ScreenConnect key", configuration.ScreenConnectIngestor.ApiKey, "SCREENCONNECT_API_KEY", path, configuration.ScreenConnectIngestor.Api.IsSet ? "screenconnect_ingestor.api_config" : null);
        if (llm.Provider is null) yield break;
        var usual = LlmSettings.UsualVariable(llm.ActiveProvider + ".api_key");
        yield return new KeyCheck("Model key", llm.ApiKey(llm.ActiveProvider), usual ?? $"SDC__llm_config__{llm.ActiveProvider}__api_key", path, usual is null ? null : "llm_config.active_provider");
    }

    // What there is to say of servers that are not asked.
    private static IEnumerable<ICheck> Unasked(SdcConfiguration configuration, List<ServerLane> lanes)
    {
        if (configuration.SyncroApi.BaseUrl is null) yield return new UnusedCheck("Syncro", "syncro_api.base_url is not set; tickets come from files.");
        if (!configuration.ScreenConnectIngestor.Api.IsSet) yield return new UnusedCheck(ReportContract.Service, "screenconnect_ingestor.api_config is not set; connections come from files.");
        if (!lanes.Exists(lane => lane.Checks[0] is ModelServerCheck)) yield return new ModelServerCheck(configuration.LlmConfig, null);
    }
}
