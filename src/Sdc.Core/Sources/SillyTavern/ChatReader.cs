using System.Runtime.CompilerServices;

namespace Sdc;

/// <summary>Reads chats of SillyTavern: one JSON object a line, the first of them mostly a header.</summary>
internal sealed class ChatReader(ChatOptions options) : ISourceReader
{
    // A line is held as a whole; no message is longer than this.
    private const int LongestLine = 256 * 1024 * 1024;

    public ISessionRule Rule { get; } = new ChatRule(options.Gap);

    public IReadOnlyList<string> Extensions { get; } = [".jsonl"];

    public string Fingerprint { get; } = options.Fingerprint;

    public async IAsyncEnumerable<SourceItem> ReadAsync(Stream content, string path, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var file = new ChatFile(options.Zone, path);
        var unrecognised = new UnrecognisedLines(path);
        await foreach (var batch in BatchesAsync(content, path, cancellation).ConfigureAwait(false))
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

    // The next batch is read while the caller is busy with the one before.
    private async IAsyncEnumerable<ChatBatch> BatchesAsync(Stream content, string path, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var lines = new Utf8Lines(content, LongestLine);
        var parser = new ChatLineParser(options.KeepReasoning);
        var (batch, ahead) = (new ChatBatch(), new ChatBatch());
        var reading = Read(batch);
        try
        {
            while (true)
            {
                await reading.ConfigureAwait(false);
                if (!batch.IsLast) reading = Read(ahead);
                yield return batch;
                if (batch.IsLast) yield break;
                (batch, ahead) = (ahead, batch);
            }
        }
        finally
        {
            // The buffer and the stream are in use until the reading ends; what it failed by is not asked for any more.
            await Task.WhenAny(reading).ConfigureAwait(false);
        }

        Task Read(ChatBatch next) => Task.Run(() => next.FillAsync(lines, parser, path, cancellation), CancellationToken.None);
    }
}
