namespace Sdc;

/// <summary>Reads chats of SillyTavern: one JSON object a line, the first of them mostly a header.</summary>
internal sealed class ChatReader(ChatOptions options) : ISourceReader
{
    // A line is held as a whole; no message is longer than this.
    private const int LongestLine = 256 * 1024 * 1024;

    public ISessionRule Rule { get; } = new ChatRule(options.Gap);

    public IReadOnlyList<string> Extensions { get; } = [".jsonl"];

    public string Fingerprint { get; } = options.Fingerprint;

    public IEnumerable<SourceItem> Read(Stream content, string path, CancellationToken cancellation)
    {
        var file = new ChatFile(options.Zone, path);
        var unrecognised = new UnrecognisedLines(path);
        foreach (var batch in Batches(content, path, cancellation))
        {
            for (var index = 0; index < batch.Count; index++)
            {
                var item = file.Read(batch[index]);
                if (file.IsChat && unrecognised.Any)
                {
                    foreach (var held in unrecognised.Take()) yield return held;
                }

                if (item is null) continue;
                if (file.IsChat || item is CutRecord) yield return item;
                else unrecognised.Add(item);
            }
        }

        if (unrecognised.AsWhole() is { } whole) yield return whole;
        else if (!file.HasContent) yield return new SourceRemark(path, "The file holds no messages.");
        foreach (var remark in file.Remarks()) yield return remark;
    }

    // Of a file that is longer than one batch, the next is read while the caller is busy with the one before.
    private IEnumerable<ChatBatch> Batches(Stream content, string path, CancellationToken cancellation)
    {
        using var lines = new Utf8Lines(content, LongestLine);
        var parser = new ChatLineParser(options.KeepReasoning);
        var (batch, ahead) = (new ChatBatch(), new ChatBatch());
        batch.Fill(lines, parser, path, cancellation);
        while (!batch.IsLast)
        {
            var next = ahead;
            var reading = Task.Run(() => next.Fill(lines, parser, path, cancellation), CancellationToken.None);
            try
            {
                yield return batch;
            }
            finally
            {
                End(reading);
            }

            reading.GetAwaiter().GetResult();
            (batch, ahead) = (ahead, batch);
        }

        yield return batch;
    }

    // The buffer and the stream are in use until it ends. What it failed by is told to a caller that goes on.
    private static void End(Task reading)
    {
        try
        {
            reading.Wait();
        }
        catch (AggregateException)
        {
        }
    }
}
