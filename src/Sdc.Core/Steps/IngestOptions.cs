namespace Sdc;

/// <summary>How sources are read.</summary>
/// <param name="Force">Read unchanged sources too, and bring back what was removed.</param>
/// <param name="All">Emit the unchanged sessions of the sources too.</param>
/// <param name="Server">What to ask the source's server for; null for what is new, where the configuration has the source fetched from a server.</param>
/// <param name="Brief">Emit stored sessions without their segments: whoever only counts them need not hold their texts until their files have names.</param>
internal sealed record IngestOptions(bool Force = false, bool All = false, ServerQuery? Server = null, bool Brief = false);
