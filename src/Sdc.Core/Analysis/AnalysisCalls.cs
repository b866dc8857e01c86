namespace Sdc;

/// <summary>What the sessions of one step share while models are asked. Safe for concurrent use.</summary>
internal sealed class AnalysisCalls(SessionFolder folder, AnalysisTasks tasks, BudgetedModel model, Redactor? redactor, bool force) : IDisposable
{
    private readonly object gate = new();
    private readonly CancellationTokenSource ending = new();

    public SessionFolder Folder { get; } = folder;

    public AnalysisTasks Tasks { get; } = tasks;

    public BudgetedModel Model { get; } = model;

    public Redactor? Redactor { get; } = redactor;

    public bool Force { get; } = force;

    /// <summary>One place for each call that may be in flight, or answered and not yet stored: no more can be lost.</summary>
    public SemaphoreSlim Places { get; } = new(model.Model.MaxParallel);

    /// <summary>Cancelled when no further call is to be started.</summary>
    public CancellationToken Starting => ending.Token;

    /// <summary>What all calls took.</summary>
    public ModelUse Used { get; private set; }

    public void Add(ModelUse use)
    {
        lock (gate) Used += use;
    }

    /// <summary>Starts no further call; those in flight go on.</summary>
    public void End() => ending.Cancel();

    public void Dispose()
    {
        ending.Dispose();
        Places.Dispose();
    }
}
