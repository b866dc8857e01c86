using System.Globalization;

namespace Sdc;

/// <summary>Turns the rows of one connection log, or of one answer of the server, into segments.</summary>
/// <param name="columns">Where the values stand in a row.</param>
/// <param name="times">Reads the times.</param>
/// <param name="path">The file or the server, for messages.</param>
/// <param name="identifier">What <c>meta.source_identifiers</c> names.</param>
internal sealed class ConnectionRowReader(ConnectionColumns columns, ConnectionTimeParser times, string path, string identifier)
{
    private const decimal LongestSeconds = 10m * 366 * 24 * 60 * 60;

    // All metadata but the reported end, which few have.
    private static readonly int UsualCount = ConnectionMetadata.Order.Count - 1;

    private static readonly char[] AroundId = ['{', '}', ' '];

    [ThreadStatic]
    private static ShortTexts? textsOfThread;

    private readonly int processAt = columns.Position(ConnectionColumns.ProcessType);
    private readonly int startAt = columns.Position(ConnectionColumns.ConnectedTime);
    private readonly int endAt = columns.Position(ConnectionColumns.DisconnectedTime);
    private readonly int secondsAt = columns.Position(ConnectionColumns.DurationSeconds);
    private readonly int technicianAt = columns.Position(ConnectionColumns.ParticipantName);
    private readonly int machineAt = columns.Position(ConnectionColumns.SessionName);
    private readonly int idAt = columns.Position(ConnectionColumns.ConnectionId);
    private readonly int typeAt = columns.Position(ConnectionColumns.SessionType);
    private readonly int companyAt = columns.Position(columns.Company);
    private readonly int clientAt = columns.Position(ConnectionColumns.ClientType);
    private readonly int addressAt = columns.Position(ConnectionColumns.NetworkAddress);
    private readonly int sessionSessionAt = columns.Position(ConnectionColumns.SessionSessionId);
    private readonly int sessionAt = columns.Position(ConnectionColumns.SessionId);
    private readonly Dictionary<ulong, int> repeats = [];
    private readonly RowTally ignoredLengths = new();
    private readonly RowTally controls = new();
    private readonly RowTally replaced = new();

    /// <summary>One record of a file as a good, bad or skipped record.</summary>
    public SourceItem Read(CsvRecord record)
    {
        var row = new ConnectionRow(record.Fields, record.Text, record.Line);
        if (record.Fault is not null) return Bad(row, null, record.Fault);
        return Read(row, record.IsEnded);
    }

    /// <summary>One row as a good, bad or skipped record.</summary>
    /// <param name="record">The row.</param>
    /// <param name="isEnded">Whether values may be missing at its end; else it counts as cut off.</param>
    public SourceItem Read(ConnectionRow record, bool isEnded = true)
    {
        var fields = record.Fields;
        var process = record.Value(processAt);
        if (process.Equals("Guest".AsSpan(), StringComparison.OrdinalIgnoreCase)) return new SkippedRecord("a guest's connection");
        if (process.Length > 0 && !process.Equals("Host".AsSpan(), StringComparison.OrdinalIgnoreCase))
        {
            return Bad(record, ConnectionColumns.ProcessType, $"{SourceText.Show(process.ToString())} is neither Host (a technician) nor Guest (the machine).");
        }

        if (fields.Count > columns.Count && fields.Skip(columns.Count).Any(field => !field.Span.IsWhiteSpace()))
        {
            return Bad(record, null, FormattableString.Invariant($"The row has {fields.Count} values, and the header {columns.Count} columns. A value that holds the separator must be in quotes."));
        }

        if (fields.Count < columns.Count && !isEnded)
        {
            return Bad(record, null, FormattableString.Invariant($"The file ends within this row: it has {fields.Count} of {columns.Count} values. Export the file again."));
        }

        return (SourceItem?)ReadTimes(record, out var connection) ?? Good(record, connection);
    }

    /// <summary>What was read differently from how it is written, each kind once a file.</summary>
    public IEnumerable<SourceRemark> Remarks()
    {
        if (ignoredLengths.Any) yield return new SourceRemark(path, $"{ignoredLengths}: DurationSeconds is not a length and was ignored; start and end count.");
        if (controls.Any) yield return new SourceRemark(path, $"{controls}: control characters in a name were read as spaces.");
        if (replaced.Any) yield return new SourceRemark(path, $"{replaced}: some bytes are no text in the file's encoding and were replaced. Save the file as UTF-8, or set screenconnect_ingestor.encoding.");
    }

    private BadRecord? ReadTimes(ConnectionRow record, out ConnectionTimes connection)
    {
        connection = default;
        var startText = record.Value(startAt);
        var endText = record.Value(endAt);
        if (startText.Length == 0) return Bad(record, ConnectionColumns.ConnectedTime, "The time is empty; a connection without a start cannot be placed.");
        if (times.Read(startText, out var start) is { } startFault) return Bad(record, ConnectionColumns.ConnectedTime, startFault);
        if (start.IsNone) return Bad(record, ConnectionColumns.ConnectedTime, $"{SourceText.Show(startText.ToString())}: the year 1 stands for no time, and a connection has a start.");
        var end = default(ConnectionTime);
        if (endText.Length > 0 && times.Read(endText, out end) is { } endFault) return Bad(record, ConnectionColumns.DisconnectedTime, endFault);
        var isOpen = endText.Length == 0 || end.IsNone;
        if (!isOpen && Before(end.Utc, start.Utc))
        {
            // In the hour that the clocks run through twice, only the second one can come after the start.
            if (Before(end.LaterUtc, start.Utc)) return Bad(record, ConnectionColumns.DisconnectedTime, $"The connection ends ({SourceText.Show(endText.ToString())}) before it starts ({SourceText.Show(startText.ToString())}).");
            end = end with { Utc = end.LaterUtc };
        }

        connection = new ConnectionTimes(start.Utc, isOpen ? null : end.Utc, isOpen ? null : Seconds(record), isOpen);
        return null;
    }

    // A minute without seconds stands for all of that minute.
    private static bool Before(DateTimeOffset end, DateTimeOffset start) => end < start && (end.Second != 0 || end.AddMinutes(1) <= start);

    private decimal? Seconds(ConnectionRow record)
    {
        var value = record.Value(secondsAt);
        if (value.Length == 0) return null;
#if NET
        var text = value;
#else
        var text = value.ToString();
#endif
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= LongestSeconds) return seconds;
        ignoredLengths.Count(record.Line);
        return null;
    }

    private GoodRecord Good(ConnectionRow record, ConnectionTimes connection)
    {
        if (record.Text.Span.IndexOf('\ufffd') >= 0) replaced.Count(record.Line);
        var texts = textsOfThread ??= new();
        var hadControls = false;
        var technician = Name(technicianAt);
        var machine = Name(machineAt);
        var id = Id(Name(idAt));
        var segment = new SessionSegment
        {
            SegmentId = id is null ? IdWithoutConnection(machine, technician, connection.Start!.Value) : Identity.Segment(SourceSystem.ScreenConnect, id),
            Type = SegmentType.RemoteConnection,
            Author = technician,
            Content = ConnectionRule.Content(machine),
            Metadata = new DataMap(UsualCount)
            {
                [ConnectionMetadata.ConnectionId] = id,
                [ConnectionMetadata.ProcessType] = "Host",
                [ConnectionMetadata.SessionType] = Name(typeAt),
                [ConnectionMetadata.DurationSeconds] = null,
                [ConnectionMetadata.CustomerName] = Name(companyAt),
                [ConnectionMetadata.Machine] = machine,
                [ConnectionMetadata.ClientType] = Name(clientAt),
                [ConnectionMetadata.NetworkAddress] = Name(addressAt),
                [ConnectionMetadata.ScreenConnectSessionId] = Id(Name(sessionSessionAt)) ?? Id(Name(sessionAt)),
            },
        };
        connection.ApplyTo(segment);
        if (hadControls) controls.Count(record.Line);
        return new GoodRecord([segment], identifier);

        string? Name(int position)
        {
            var value = record.Value(position);
            if (value.Length == 0) return null;
            foreach (var letter in value)
            {
                if (!char.IsControl(letter)) continue;
                hadControls = true;
                return SourceText.Name(value.ToString(), out _);
            }

            return texts.Of(value);
        }
    }

    // One id is written with and without braces and in either case; one of zeros is none.
    internal static string? Id(string? text)
    {
        if (text is null) return null;
        var id = text.Trim(AroundId).ToLowerInvariant();
        foreach (var character in id)
        {
            if (character is not ('0' or '-')) return id;
        }

        return null;
    }

    private string IdWithoutConnection(string? machine, string? technician, DateTimeOffset start)
    {
        var time = UtcTimeConverter.Format(start);
        // Half of the hash is enough to count repeats, and little to hold for each row of a long file.
        var key = ulong.Parse(Identity.Segment(SourceSystem.ScreenConnect, machine, technician, time).Substring(0, 16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        repeats.TryGetValue(key, out var repeat);
        repeats[key] = ++repeat;
        return Identity.Segment(SourceSystem.ScreenConnect, machine, technician, time, repeat.ToString(CultureInfo.InvariantCulture));
    }

    private BadRecord Bad(ConnectionRow record, string? column, string reason) => new(path, record.Line, column, reason, SourceText.Raw(record.Text.Span));
}
