namespace Sdc;

/// <summary>When the customer cache is fetched anew: <c>processing_defaults.syncro_cache_policy</c>.</summary>
internal static class CustomerCachePolicy
{
    public const string OnEachRun = "on_each_run";
    public const string IfOlder = "if_older_than_hours";
    public const string ManualOnly = "manual_only";

    /// <summary>Why the cache need not be fetched now; null when it is due.</summary>
    /// <param name="configuration">The policy, and where the cache is.</param>
    /// <param name="isAsked">Whether a person asks for it, which is what <c>manual_only</c> waits for.</param>
    public static string? NotDue(SdcConfiguration configuration, bool isAsked)
    {
        var defaults = configuration.ProcessingDefaults;
        if (defaults.SyncroCachePolicy == OnEachRun) return null;
        if (defaults.SyncroCachePolicy == ManualOnly) return isAsked ? null : "The customers are not fetched: processing_defaults.syncro_cache_policy is manual_only.";
        if (Age(configuration.LeanCustomerCachePath) is not { } age) return null;
        // A time to come is that of a clock that was set back.
        if (age < TimeSpan.FromMinutes(-5) || age.TotalHours > defaults.SyncroCacheExpiryHours) return null;
        return FormattableString.Invariant($"The customers are not fetched: the cache is {InWords(age)} old, and processing_defaults.syncro_cache_expiry_hours is {defaults.SyncroCacheExpiryHours:0.##}.");
    }

    /// <summary>How old the cache is; null where there is none.</summary>
    public static TimeSpan? Age(string path) => File.Exists(path) ? DateTime.UtcNow - File.GetLastWriteTimeUtc(path) : null;

    /// <summary>An age as people say it.</summary>
    public static string InWords(TimeSpan age)
    {
        if (age.TotalDays >= 2) return FormattableString.Invariant($"{age.TotalDays:0} days");
        return age.TotalHours >= 2 ? FormattableString.Invariant($"{age.TotalHours:0} hours") : FormattableString.Invariant($"{Math.Max(0, age.TotalMinutes):0} minutes");
    }
}
