namespace Sdc;

/// <summary>What one step of a run did, in numbers.</summary>
public sealed class StepSummary
{
    /// <summary>Name of the step, such as <c>ingest-screenconnect</c>.</summary>
    public string Step { get; set; } = "";

    /// <summary>Records or sessions that were looked at.</summary>
    public long Read { get; set; }

    /// <summary>Sessions that were not stored before.</summary>
    public long New { get; set; }

    /// <summary>Sessions whose files were rewritten.</summary>
    public long Changed { get; set; }

    /// <summary>Sessions whose files stayed as they were.</summary>
    public long Unchanged { get; set; }

    /// <summary>Records left out on purpose, such as a guest's connections.</summary>
    public long Skipped { get; set; }

    /// <summary>Records that could not be read or stored.</summary>
    public long Failed { get; set; }

    /// <summary>Those of <see cref="Failed"/> that had not failed before.</summary>
    public long NewlyFailed { get; set; }

    /// <summary>How long the step took.</summary>
    public TimeSpan Duration { get; set; }

    /// <summary>Shows the step and its numbers.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Step}: {Read} read, {New} new, {Changed} changed, {Unchanged} unchanged, {Skipped} skipped, {Failed} failed ({NewlyFailed} newly), {Duration.TotalSeconds:0.0} s");
}
