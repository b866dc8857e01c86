namespace Sdc;

/// <summary>How sources are read.</summary>
/// <param name="Force">Read unchanged sources too, and bring back what was removed.</param>
/// <param name="All">Emit the unchanged sessions of the sources too.</param>
internal sealed record IngestOptions(bool Force = false, bool All = false);
