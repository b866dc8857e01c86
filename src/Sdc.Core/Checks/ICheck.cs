namespace Sdc;

/// <summary>Looks at one thing. Nothing is changed by it.</summary>
internal interface ICheck
{
    string Name { get; }

    Task<CheckResult> RunAsync(CancellationToken cancellation);
}
