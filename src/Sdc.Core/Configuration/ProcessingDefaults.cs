namespace Sdc;

/// <summary>How sessions are made and linked.</summary>
public sealed class ProcessingDefaults
{
    internal ProcessingDefaults()
    {
    }

    /// <summary>The zone of times without one, as configured; null for the machine's.</summary>
    public string? TimeZone { get; internal init; }

    /// <summary>From which score, 0 to 100, a similar name counts as the customer's: the probability, in hundredths, that it is meant.</summary>
    public double CustomerLinkingFuzzyMatchThreshold { get; internal init; }

    /// <summary>From which score, 0 to 100, a similar name is suggested for review, and a model asked about it.</summary>
    public double CustomerLinkingAskThreshold { get; internal init; }

    /// <summary>Whether sessions without a name, such as chats, are linked by whom their texts name.</summary>
    public bool LinkChatsByContent { get; internal init; }

    /// <summary>From which confidence, 0 to 1, a model's answer links a session.</summary>
    public double LlmLinkMinConfidence { get; internal init; }

    /// <summary>When the customer cache is renewed: <c>if_older_than_hours</c>, <c>on_each_run</c> or <c>manual_only</c>.</summary>
    public string SyncroCachePolicy { get; internal init; } = "";

    /// <summary>After how many hours the customer cache is old.</summary>
    public double SyncroCacheExpiryHours { get; internal init; }

    /// <summary>The pause in minutes beyond which a chat begins a new session.</summary>
    public double SillyTavernSessionGapMinutes { get; internal init; }

    /// <summary>The pause in minutes beyond which a connection begins a new session.</summary>
    public double ScreenConnectSessionGapMinutes { get; internal init; }

    /// <summary>Whether folders within the chat folder are read too.</summary>
    public bool RecursiveSillyTavernScan { get; internal init; }

    /// <summary>Whether what a model wrote before its answer is kept with a message.</summary>
    public bool SillyTavernKeepReasoning { get; internal init; }

    /// <summary>What sources write for each technician, by the name that is shown.</summary>
    public DataMap TechnicianAliases { get; internal init; } = [];

    /// <summary>Shows each key with its value, one a line.</summary>
    public override string ToString() => SectionText.Of(
        ("time_zone", TimeZone),
        ("customer_linking_fuzzy_match_threshold", CustomerLinkingFuzzyMatchThreshold),
        ("customer_linking_ask_threshold", CustomerLinkingAskThreshold),
        ("link_chats_by_content", LinkChatsByContent),
        ("llm_link_min_confidence", LlmLinkMinConfidence),
        ("syncro_cache_policy", SyncroCachePolicy),
        ("syncro_cache_expiry_hours", SyncroCacheExpiryHours),
        ("sillytavern_session_gap_minutes", SillyTavernSessionGapMinutes),
        ("screenconnect_session_gap_minutes", ScreenConnectSessionGapMinutes),
        ("recursive_sillytavern_scan", RecursiveSillyTavernScan),
        ("sillytavern_keep_reasoning", SillyTavernKeepReasoning),
        ("technician_aliases", TechnicianAliases.Count == 0 ? null : TechnicianAliases));
}
