namespace Sdc.TestServers;

/// <summary>Decides which answer has which quirk: the script's first, then the server's own, then one by seed.</summary>
internal sealed class ModelQuirks(ModelServerOptions options)
{
    private readonly Lock gate = new();
    private readonly List<(Func<ModelRequest, bool> Fits, AnswerQuirk Quirk, int[] Left)> script = [];
    private readonly Dictionary<string, int> attempts = new(StringComparer.Ordinal);

    public void Script(Func<ModelRequest, bool> fits, AnswerQuirk quirk, int times)
    {
        lock (gate) script.Add((fits, quirk, [times]));
    }

    public IReadOnlyList<AnswerQuirk> Next(ModelRequest request)
    {
        lock (gate)
        {
            var scripted = script.Find(one => one.Left[0] > 0 && one.Fits(request));
            if (scripted.Left is { } left)
            {
                left[0]--;
                return [.. options.Quirks, scripted.Quirk];
            }

            if (options.QuirkRate <= 0) return [.. options.Quirks];
            var attempt = attempts[request.User] = attempts.GetValueOrDefault(request.User) + 1;
            var random = new Random(Chaos.HashOf(FormattableString.Invariant($"{options.QuirkSeed} {attempt} {request.User}")));
            // No client asks a third time about an answer that is of no use.
            return random.NextDouble() < options.QuirkRate && attempt % 2 == 1 ? [.. options.Quirks, options.RandomQuirks[random.Next(options.RandomQuirks.Count)]] : [.. options.Quirks];
        }
    }
}
