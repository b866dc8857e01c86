using System.Runtime.CompilerServices;

namespace Sdc;

/// <summary>The run: sources, then linking, then analysis. Every front end does its work through this.</summary>
internal sealed class Pipeline(Workspace workspace)
{
    /// <summary>Reads one source from given paths, or from its configured folder.</summary>
    /// <param name="source">The source.</param>
    /// <param name="paths">Files, folders, wildcards; null for the configured folder.</param>
    /// <param name="literal">Whether the paths are meant letter by letter.</param>
    /// <param name="options">What to read and to emit.</param>
    /// <param name="store">The store; null only converts.</param>
    /// <param name="link">Decides customers before sessions are stored; null leaves that to a later run.</param>
    /// <param name="cancellation">Stops the run.</param>
    public async IAsyncEnumerable<RunEvent> ImportAsync(SourceStep source, IReadOnlyList<string>? paths, bool literal, IngestOptions options, StoreWriter? store, LinkStep? link, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var happened in ImportAsync(source, paths, literal, options, store, link, null, null, cancellation).ConfigureAwait(false)) yield return happened;
        if (store?.SaveState() is { } notNoted) yield return notNoted;
    }

    private async IAsyncEnumerable<RunEvent> ImportAsync(SourceStep source, IReadOnlyList<string>? paths, bool literal, IngestOptions options, StoreWriter? store, LinkStep? link, BegunSource? begun, Action? whenRead, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var input = begun?.Input;
        var total = default(StepSummary);
        if (options.Server is not null && source.Server is null) throw new SdcException("ServerNotConfigured", $"{source.Name}: there is no server to fetch from; set {source.ServerSetting} in '{workspace.Configuration.ConfigPath}'. Nothing was read.");
        if (paths is null && source.Server is { } server && (source.IsFetched || options.Server is not null))
        {
            using var fetch = server();
            var query = (options.Server ?? new()) with { Force = options.Force };
            await foreach (var happened in new ServerStep(source.Name, source.Reader, fetch).RunAsync(query, store, workspace.Configuration.View, options, link, cancellation).ConfigureAwait(false))
            {
                if (happened is StepFinished finished) total = finished.Summary;
                else yield return happened;
            }

            // Who asks the server for something does not mean the folder; one that is not there is not used.
            if (options.Server is not null || !source.IsThere)
            {
                whenRead?.Invoke();
                yield return new StepFinished(total!);
                yield break;
            }
        }

        if (paths is null && !source.IsThere)
        {
            yield return new RunWarning("SourceFolderMissing", $"{source.Name}: the {(Path.HasExtension(source.DefaultPath) ? "file" : "folder")} '{source.DefaultPath}' ({source.Setting}) does not exist; nothing was read from it.");
            yield return new StepFinished(new() { Step = source.Name, Impossible = true });
            yield break;
        }

        var files = begun?.Files ?? SourceFiles.Expand(paths ?? [source.DefaultPath], source.Reader.Extensions, literal || paths is null, source.Recurse);
        var missing = 0;
        foreach (var problem in files.Problems)
        {
            if (problem is BadRecord bad)
            {
                missing++;
                yield return new RecordFailed(bad, true);
            }
            // An empty folder that somebody names is worth a word; an empty configured one is a source that is not used.
            else if (paths is not null && problem is SourceRemark remark)
            {
                yield return new RunWarning("SourceRemark", remark.File + ": " + remark.Message);
            }
        }

        var step = new IngestStep(source.Name, source.Reader);
        var events = store is null
            ? step.ConvertAsync(SourceInput.ToConvert(files.Files, source.Reader, cancellation), workspace.Configuration.View, cancellation)
            : step.StoreAsync(input ?? SourceInput.ToStore(files.Files, source.Reader, store, options, cancellation), store, options, link, whenRead, cancellation);
        await foreach (var happened in events.ConfigureAwait(false))
        {
            if (happened is StepFinished finished)
            {
                finished.Summary.Failed += missing;
                finished.Summary.NewlyFailed += missing;
                finished.Summary.Impossible |= missing > 0 && files.Files.Count == 0;
                if (total is not null) finished.Summary.Add(total);
            }

            yield return happened;
        }
    }

    /// <summary>Reads the sources from their configured folders and, if asked, links what is due.</summary>
    public async IAsyncEnumerable<RunEvent> RunAsync(IReadOnlyList<SourceStep> sources, bool linkToo, IngestOptions options, StoreWriter store, [EnumeratorCancellation] CancellationToken cancellation)
    {
        LinkStep? link = null;
        if (linkToo)
        {
            await foreach (var happened in new CustomerStep(workspace).RenewAsync(cancellation).ConfigureAwait(false)) yield return happened;

            // Without its customers a run still reads its sources; nothing is linked then, and the step says so.
            var failure = TryCreateLink(store, out link);
            if (failure is not null) yield return failure;
            else foreach (var remark in workspace.Customers.Remarks) yield return new RunWarning("CustomerCacheRemark", remark);
        }

        // While the sessions of one source are stored, the files of the next are read.
        var used = sources.Where(source => source.IsThere || source.IsFetched || !source.IsOptional).ToList();
        BegunSource? next = null;
        try
        {
            for (var at = 0; at < used.Count; at++)
            {
                var (source, begun, following) = (used[at], next, at + 1 < used.Count ? used[at + 1] : null);
                next = null;
                await foreach (var happened in ImportAsync(source, null, false, options, store, link, begun, () => next = Begin(following, options, store, cancellation), cancellation).ConfigureAwait(false)) yield return happened;
            }
        }
        finally
        {
            next?.Input.Dispose();
        }

        if (link is not null)
        {
            await foreach (var happened in link.RunAsync(store, cancellation).ConfigureAwait(false)) yield return happened;
        }
        else
        {
            if (store.SaveState() is { } notNoted) yield return notNoted;
            if (linkToo) yield return new StepFinished(new() { Step = LinkStep.Name, Failed = 1, NewlyFailed = 1, Impossible = true });
        }
    }

    /// <summary>Reads the sources from their configured folders, links what is due, and analyses what is due where a language model is configured.</summary>
    public async IAsyncEnumerable<RunEvent> RunAllAsync(IReadOnlyList<SourceStep> sources, IngestOptions options, StoreWriter store, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var happened in RunAsync(sources, true, options, store, cancellation).ConfigureAwait(false)) yield return happened;
        using var model = workspace.CreateModel();
        if (model is not null)
        {
            await foreach (var happened in AnalyzeAsync(model, new(), store, cancellation).ConfigureAwait(false)) yield return happened;
        }
        else if (AnalysisStep.Waiting(store) is > 0 and var waiting)
        {
            yield return new StepSkipped(NoModel(waiting));
        }
    }

    /// <summary>Analyses stored sessions.</summary>
    public async IAsyncEnumerable<RunEvent> AnalyzeAsync(AnalysisOptions options, StoreWriter store, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var model = workspace.CreateModel();
        if (model is null)
        {
            var waiting = AnalysisStep.Waiting(store);
            yield return new RunWarning("NoLanguageModel", NoModel(waiting));
            yield return new StepFinished(new() { Step = AnalysisStep.Name, LeftDue = waiting });
            yield break;
        }

        await foreach (var happened in AnalyzeAsync(model, options, store, cancellation).ConfigureAwait(false)) yield return happened;
    }

    /// <summary>Tells what <see cref="AnalyzeAsync(AnalysisOptions, StoreWriter, CancellationToken)"/> would do; nothing is sent or written.</summary>
    public async IAsyncEnumerable<RunEvent> PlanAnalysisAsync(AnalysisOptions options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var model = workspace.CreateModel();
        if (model is null)
        {
            yield return new RunWarning("NoLanguageModel", "No language model is configured (llm_config.active_provider is none), so nothing would be analysed.");
            yield break;
        }

        var plan = new AnalysisPlan(workspace.Configuration.LlmConfig.Tasks, model, workspace.CreateRedactor(model), options);
        await foreach (var happened in plan.RunAsync(workspace.Reader, cancellation).ConfigureAwait(false)) yield return happened;
    }

    private IAsyncEnumerable<RunEvent> AnalyzeAsync(IChatModel model, AnalysisOptions options, StoreWriter store, CancellationToken cancellation) =>
        new AnalysisStep(workspace.Configuration.LlmConfig.Tasks, model, workspace.CreateRedactor(model), options).RunAsync(store, cancellation);

    private static string NoModel(int waiting) =>
        FormattableString.Invariant($"No language model is configured (llm_config.active_provider is none): {(waiting == 1 ? "1 session is" : $"{waiting} sessions are")} without a title and a summary of a model.");

    private static BegunSource? Begin(SourceStep? source, IngestOptions options, StoreWriter store, CancellationToken cancellation)
    {
        if (source is not { IsThere: true }) return null;
        var files = SourceFiles.Expand([source.DefaultPath], source.Reader.Extensions, true, source.Recurse);
        var input = SourceInput.ToStore(files.Files, source.Reader, store, options, cancellation);
        input.Reading.Begin();
        return new(files, input);
    }

    private RunEvent? TryCreateLink(StoreWriter store, out LinkStep? link)
    {
        try
        {
            link = workspace.CreateLink(store.Decisions.ConfirmedNames);
            return null;
        }
        catch (SdcException error)
        {
            link = null;
            return new SessionFailed(workspace.Configuration.LeanCustomerCachePath, error.Message);
        }
    }

    private sealed record BegunSource(SourceFiles Files, SourceInput Input);
}
