namespace Sdc;

/// <summary>What was decided of a session that is about to be stored.</summary>
/// <param name="WasDue">Whether its status asked for a decision.</param>
/// <param name="IsChanged">Whether the decision changed it.</param>
/// <param name="Mark">What the decision depends on beside the session, as <see cref="IndexedSession.LinkedWith"/> keeps it.</param>
/// <param name="Machines">Whose machines a connection tells of; null where it tells none.</param>
internal sealed record LinkDecision(bool WasDue, bool IsChanged, string Mark, MachinesOfSession? Machines);
