namespace Sdc;

/// <summary>What to fetch from a server.</summary>
/// <param name="Since">From when on; null for what came since the last run.</param>
/// <param name="Until">To when, exclusive; null for no end.</param>
/// <param name="Force">Look at all that a first run looks at, whatever was fetched before.</param>
/// <param name="Filter">Values that fields must have, one of each field's; null for the configured ones.</param>
internal sealed record ServerQuery(DateTimeOffset? Since = null, DateTimeOffset? Until = null, bool Force = false, IReadOnlyDictionary<string, IReadOnlyList<string>>? Filter = null);
