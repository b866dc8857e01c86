namespace Sdc;

/// <summary>A session that was made and written.</summary>
/// <param name="Session">The session.</param>
/// <param name="Entry">What the index shall know of it.</param>
/// <param name="Counted">What counts its linking; null where it was not linked.</param>
internal sealed record MadeSession(Session Session, IndexedSession Entry, Action? Counted);
