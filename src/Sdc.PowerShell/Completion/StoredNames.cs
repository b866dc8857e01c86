using System.Collections;
using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>What completion offers from: the configuration, the customer cache, the index and the names of the session files. Nothing is asked for over the network, locked or written.</summary>
internal sealed class StoredNames
{
    private static readonly FileMemo<IReadOnlyList<Customer>> Caches = new(path => LeanCustomerCache.Read(path).Customers);
    private static readonly FileMemo<Dictionary<string, IndexedSession>> Indexes = new(path => SessionIndexFile.Read(path, []));

    private static readonly FileMemo<List<string>> Folders = new(path => new SessionFolder(path, SessionView.Plain, StorageSettings.Default).FileNames());

    private StoredNames(SdcConfiguration configuration) => Configuration = configuration;

    public SdcConfiguration Configuration { get; }

    /// <summary>The customers of the cache that sessions may be linked to.</summary>
    public IEnumerable<Customer> Customers => Caches.Get(Configuration.LeanCustomerCachePath).Where(customer => customer.IsCandidate);

    /// <summary>What the last run noted of the session files, by name of the file.</summary>
    public IReadOnlyDictionary<string, IndexedSession> Index => Indexes.Get(Path.Combine(Configuration.StateFolder, SessionIndex.FileName));

    /// <summary>The names of the session files.</summary>
    public IReadOnlyList<string> SessionFiles => Folders.Get(Configuration.ProjectPaths.SessionsOutputFolder);

    /// <summary>What is offered of a project; nothing where there is none, or where it cannot be read: completion never complains.</summary>
    /// <param name="bound">The parameters that are given already, <c>-ConfigPath</c> among them.</param>
    /// <param name="offer">Chooses what to offer.</param>
    public static IReadOnlyList<CompletionResult> Offer(IDictionary bound, Func<StoredNames, IEnumerable<CompletionResult>> offer)
    {
        const int most = 100;
        try
        {
            var paths = Paths();
            var location = paths?.CurrentFileSystemLocation.ProviderPath ?? Environment.CurrentDirectory;
            var configPath = bound["ConfigPath"] as string;
            if (configPath is not null && paths is not null) configPath = paths.GetUnresolvedProviderPathFromPSPath(configPath);
            return [.. offer(new(ConfigurationLoader.Load(configPath, location))).Take(most)];
        }
        catch (Exception error) when (error is SdcException or RuntimeException or NotSupportedException or InvalidOperationException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }

    // A completer is given no session state, and PowerShell's location is not the process's current folder; the runspace that completes knows it.
    private static PathIntrinsics? Paths()
    {
        // Not by a command, for whose module the first press of a key would have to wait.
        return PSObject.AsPSObject(ScriptBlock.Create("$ExecutionContext").InvokeReturnAsIs()).BaseObject is EngineIntrinsics engine ? engine.SessionState.Path : null;
    }
}
