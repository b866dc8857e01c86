namespace Sdc;

/// <summary>
/// What a source's sessions follow from. Segments are the evidence, and all that a machine says of a session is a function of them;
/// so the same evidence gives the same session in whatever order it came.
/// </summary>
internal interface ISessionRule
{
    /// <summary>The source system: a text of <see cref="SourceSystem"/>.</summary>
    string Source { get; }

    /// <summary>The pause after the latest end so far beyond which a new session begins; null where a group is always one session.</summary>
    TimeSpan? Gap { get; }

    /// <summary>
    /// True where a group is what stands in one file and in copies of it (a chat, its branches and backups): files that share an event are one group,
    /// and the group's key is the id of its earliest event. False where each segment tells its group by <see cref="GroupKey"/>.
    /// </summary>
    bool GroupsByFile { get; }

    /// <summary>What an event stands for that its file no longer holds.</summary>
    Absence Absence { get; }

    /// <summary>The group a segment belongs to, told from the segment alone; not asked where <see cref="GroupsByFile"/>.</summary>
    string GroupKey(SessionSegment segment);

    /// <summary>
    /// Joins two reports of one event: commutative, associative, idempotent. Between two reports of equal worth it prefers a fixed one of
    /// them; with <paramref name="preferSecond"/> the second (it was read anew with corrected settings, such as another time zone).
    /// Does not change its arguments.
    /// </summary>
    SessionSegment Merge(SessionSegment first, SessionSegment second, bool preferSecond);

    /// <summary>
    /// Fills what the segments (sorted, not empty) tell: title, source's customer and contact, active time and its basis, and, where the
    /// source itself knows the customer, <see cref="SessionContext.CustomerMatch"/> with method <c>source</c>. Start and end are set already.
    /// Touches nothing that a person or a language model owns.
    /// </summary>
    void Describe(Session session);

    /// <summary>The links that a segment gives its session when it joins it; a person may take them away again.</summary>
    IEnumerable<string> Links(SessionSegment segment);

    /// <summary>
    /// What every program knows an event by (a connection's id; a message's time, author and text), the surest first: so an event that another program
    /// stored under an id of its own is recognised. None where nothing tells it.
    /// </summary>
    /// <param name="segment">The event.</param>
    /// <param name="session">The stored session that holds it, for that may tell what the event does not; null for an event as it was read.</param>
    IEnumerable<string> NaturalKeys(SessionSegment segment, Session? session);

    /// <summary>
    /// Has an event that only another program knows belong to the group of another event of its session, where programs keep elsewhere what
    /// <see cref="GroupKey"/> reads from the event.
    /// </summary>
    void JoinGroup(SessionSegment segment, SessionSegment member);
}
