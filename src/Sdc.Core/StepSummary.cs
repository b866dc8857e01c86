namespace Sdc;

/// <summary>What a step of a run did.</summary>
public sealed class StepSummary
{
    /// <summary>Name of the step, such as <c>ingest-screenconnect</c> or <c>link</c>.</summary>
    public string Step { get; set; } = "";

    /// <summary>Records read from sources in this run (a source that has not changed is not read), or sessions looked at.</summary>
    public long Read { get; set; }

    /// <summary>Sessions stored for the first time.</summary>
    public long New { get; set; }

    /// <summary>Sessions stored with other content than before.</summary>
    public long Changed { get; set; }

    /// <summary>Sessions that were looked at and are as they were.</summary>
    public long Unchanged { get; set; }

    /// <summary>Records left out on purpose: connections of guests, records of sessions that were removed.</summary>
    public long Skipped { get; set; }

    /// <summary>Records that could not be read and sessions that could not be stored.</summary>
    public long Failed { get; set; }

    /// <summary>Those of <see cref="Failed"/> that had not failed in an earlier run.</summary>
    public long NewlyFailed { get; set; }

    /// <summary>Sessions that the linker gave a customer.</summary>
    public long Linked { get; set; }

    /// <summary>Sessions that the linker left to a person.</summary>
    public long NeedsReview { get; set; }

    /// <summary>Sessions that analysis left for the next run: the provider, or a limit of the cost, stopped it.</summary>
    public long LeftDue { get; set; }

    /// <summary>Tokens of the questions to language models.</summary>
    public long InputTokens { get; set; }

    /// <summary>Tokens of the answers of language models.</summary>
    public long OutputTokens { get; set; }

    /// <summary>What language models cost, in the currency of the configured prices; null where nothing was asked or no price is configured.</summary>
    public decimal? Cost { get; set; }

    /// <summary>How long the step took.</summary>
    public TimeSpan Duration { get; set; }

    /// <summary>True when the step could do nothing at all: nothing could be read, or nothing could be stored.</summary>
    internal bool Impossible { get; set; }

    /// <summary>True when something that was read is not stored, so that it has to be read again.</summary>
    internal bool IsDueAgain { get; set; }

    /// <summary>Shows the figures in one line.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Step}: {Read} read, {New} new, {Changed} changed, {Unchanged} unchanged, {Skipped} skipped, {Failed} failed");

    internal void Count(SessionChange change)
    {
        switch (change)
        {
            case SessionChange.New or SessionChange.Converted: New++; break;
            case SessionChange.Changed: Changed++; break;
            default: Unchanged++; break;
        }
    }

    /// <summary>Adds what another part of the step did.</summary>
    internal void Add(StepSummary part)
    {
        Read += part.Read;
        New += part.New;
        Changed += part.Changed;
        Unchanged += part.Unchanged;
        Skipped += part.Skipped;
        Failed += part.Failed;
        NewlyFailed += part.NewlyFailed;
        Linked += part.Linked;
        NeedsReview += part.NeedsReview;
        Duration += part.Duration;
        Impossible &= part.Impossible;
    }
}
