using System.Text;

namespace Sdc;

/// <summary>Reads ScreenConnect's report of session connections as CSV.</summary>
internal sealed class ConnectionLogReader : ISourceReader
{
    private readonly ConnectionLogOptions options;
    private readonly ConnectionTimeParser times;
    private readonly Encoding fallback;

    /// <exception cref="ArgumentException">An option is not allowed.</exception>
    public ConnectionLogReader(ConnectionLogOptions options)
    {
        if (options.CompanyProperty is < 1 or > 8) throw new ArgumentException($"The company is in one of the custom properties 1 to 8, not {options.CompanyProperty}.", nameof(options));
        this.options = options;
        times = new ConnectionTimeParser(options.DateFormats, options.Zone);
        fallback = options.FallbackEncoding;
        Rule = new ConnectionRule(options.Gap);
        Fingerprint = options.Fingerprint;
    }

    public ISessionRule Rule { get; }

    public IReadOnlyList<string> Extensions { get; } = [".csv"];

    public string Fingerprint { get; }

    public IEnumerable<SourceItem> Read(Stream content, string path, CancellationToken cancellation)
    {
        // The encoding shows only at the end of the file, so what cannot be read twice is set aside on disk.
        using var copy = content.CanSeek ? null : Copy(content, cancellation);
        var source = copy ?? content;
        var encoding = ContentEncoding.Detect(source, fallback, cancellation);
        using var text = new StreamReader(source, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 8 * 1024, leaveOpen: true);
        using var records = new CsvRecordReader(text);
        if (records.Next(cancellation) is not { } header)
        {
            yield return new BadRecord(path, 0, null, "The file is empty. A connection log begins with a line of column names.", null);
            yield break;
        }

        if (header.Fault is not null)
        {
            yield return new BadRecord(path, 0, null, $"The file is no connection log in CSV: its first line cannot be read. {header.Fault}", SourceText.Raw(header.Text.Span));
            yield break;
        }

        string[] names = [.. header.Fields.Select(name => name.ToString())];
        var columns = ConnectionColumns.Read(names, options.CompanyProperty, out var fault, out var faultyColumn);
        if (fault is not null)
        {
            yield return new BadRecord(path, 0, faultyColumn, fault, SourceText.Raw(header.Text.Span));
            yield break;
        }

        if (!columns.Has(columns.Company))
        {
            yield return new SourceRemark(path, $"There is no column {columns.Company}, so no connection names a company. If another property holds it, set screenconnect_ingestor.company_property.");
        }

        var rows = new ConnectionRowReader(columns, times, path, Path.GetFileName(path));
        while (records.Next(cancellation) is { } record) yield return rows.Read(record);
        foreach (var remark in rows.Remarks()) yield return remark;
    }

    private static FileStream Copy(Stream content, CancellationToken cancellation)
    {
        var file = PrivateFiles.Open(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, isPrivate: true, FileOptions.DeleteOnClose, 64 * 1024);
        try
        {
            var buffer = new byte[64 * 1024];
            for (var read = 1; read > 0;)
            {
                cancellation.ThrowIfCancellationRequested();
                read = content.Read(buffer, 0, buffer.Length);
                file.Write(buffer, 0, read);
            }

            file.Position = 0;
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
