namespace Sdc.Benchmarks;

/// <summary>What a process took.</summary>
/// <param name="Seconds">From before its start until it was gone.</param>
/// <param name="PeakBytes">The most memory that it held at once.</param>
/// <param name="Output">Its standard output.</param>
internal sealed record ProcessRun(double Seconds, long PeakBytes, string Output);
