namespace Sdc;

/// <summary>The text of a new project's <c>config.json</c>: every key of use with its default, as a comment.</summary>
internal static class ConfigurationTemplate
{
    // The zone that the samples' times are in.
    private const string SampleZone = "\"time_zone\": \"America/New_York\",";

    private const string ZoneComment = "// \"time_zone\": \"America/New_York\",";

    private const string Template = """
        // Configuration of SDC. Comments and trailing commas are allowed. Every key has a default: only what differs need be here.
        // Keys that are commented out show their defaults. The environment overrides any key: SDC__processing_defaults__time_zone=Europe/Berlin
        {
          // {{name}} stands for another path of this section; {{project_root}} is this file's folder. Relative paths are relative to it.
          "project_paths": {
            // "data_folder": "{{project_root}}/data",
            // "input_folder": "{{data_folder}}/input",
            // "cache_folder": "{{data_folder}}/cache",
            // "logs_folder": "{{data_folder}}/logs",
            // "screenconnect_logs": "{{input_folder}}/screenconnect",
            // "syncro_tickets_input_folder": "{{input_folder}}/syncro",
            // "sillytavern_chat_input_folder": "{{input_folder}}/sillytavern",
            // "notes_json": "{{input_folder}}/notes.json",
            // "sessions_output_folder": "{{data_folder}}/output/sessions",
          },

          "processing_defaults": {
            // The zone of times that are written without one, by its IANA or Windows name. Default: that of the machine.
            TIME_ZONE
            // A like name is linked by itself from this score on, 0 to 100: the probability, in hundredths, that it means that customer. What is below waits for review.
            // "customer_linking_fuzzy_match_threshold": 95,
            // From this score on a name is suggested for review, and a model asked about it; below, it counts as that of nobody known.
            // "customer_linking_ask_threshold": 2,
            // Sessions without a name, such as chats, are linked by whom their texts clearly name.
            // "link_chats_by_content": true,
            // From which confidence on, 0 to 1, a language model's answer links.
            // "llm_link_min_confidence": 0.85,
            // A longer pause begins a new session.
            // "screenconnect_session_gap_minutes": 30,
            // "sillytavern_session_gap_minutes": 60,
            // Whether folders within the chat folder are read too.
            // "recursive_sillytavern_scan": true,
            // Whether what a model wrote before its answer (its reasoning) is kept.
            // "sillytavern_keep_reasoning": true,
          },

          "screenconnect_ingestor": {
            // Which SessionCustomProperty, 1 to 8, holds the company.
            // "company_property": 1,
            // How dates are written, in the order they are tried. Formats that read one text as two dates are refused.
            // "date_formats": ["ISO", "M/d/yyyy H:mm[:ss]", "M/d/yyyy h:mm[:ss] tt"],
          },

          "syncro_api": {
            // "base_url": "https://yourcompany.syncromsp.com/api/v1",
            // The key belongs into the environment variable SYNCRO_API_KEY, not into this file.
          },

          "logging": {
            // DEBUG, INFO, WARNING or ERROR.
            // "log_level": "INFO",
          },

          "storage": {
            // What is noted as stored is on the disk before, so that a power cut loses nothing. Off, large runs are faster.
            // "sync": true,
            // What SDC writes can be read by its owner only.
            // "private": true,
          },
        }

        """;

    public static string Text(bool withSamples) => Template.Replace("\r\n", "\n").Replace("TIME_ZONE", withSamples ? SampleZone : ZoneComment);
}
