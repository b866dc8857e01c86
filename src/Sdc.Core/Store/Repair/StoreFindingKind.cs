namespace Sdc;

/// <summary>What can be wrong with a store.</summary>
public enum StoreFindingKind
{
    /// <summary>A session file that cannot be read: cut off, empty, with conflict marks, in UTF-16.</summary>
    SessionDamaged,

    /// <summary>A session file that a newer version of SDC wrote.</summary>
    SessionNewer,

    /// <summary>One session in several files.</summary>
    SessionDoubled,

    /// <summary>A session file whose name is not that of its session.</summary>
    SessionMisnamed,

    /// <summary>Events in more than one session.</summary>
    EventsDoubled,

    /// <summary>Events that a source was read to hold and no session does.</summary>
    EventsMissing,

    /// <summary>A temporary file that a stopped run left.</summary>
    Leftover,

    /// <summary>Something in the sessions folder that is no session file.</summary>
    StrangeFile,

    /// <summary>A file of SDC's own state that cannot be read.</summary>
    StateDamaged,

    /// <summary>The index says something else than the session files.</summary>
    IndexWrong,
}
