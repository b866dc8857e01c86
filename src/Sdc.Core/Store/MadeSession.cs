namespace Sdc;

/// <summary>A session that was made and written.</summary>
/// <param name="Session">The session, without its segments where nobody wants them.</param>
/// <param name="Entry">What the index shall know of it.</param>
/// <param name="Decision">What was decided of its customer; null where nothing was asked.</param>
internal sealed record MadeSession(Session Session, IndexedSession Entry, LinkDecision? Decision);
