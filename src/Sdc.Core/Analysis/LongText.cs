namespace Sdc;

/// <summary>Makes a text short enough for a model's window: its parts are condensed one by one, and the results take its place.</summary>
internal sealed class LongText(BudgetedModel model, (TaskTemplate System, TaskTemplate User) prompts, SessionPrompt prompt)
{
    public const string Purpose = "parts";

    /// <summary>Which model condenses parts.</summary>
    public const ModelCapability Capability = ModelCapability.General;

    private const int PartTokens = 400;
    private const int LongestPart = 4000;
    private const int MostRounds = 6;

    /// <summary>The session's text, or what it was condensed to so far; the tasks of one session share it.</summary>
    public string Text { get; private set; } = prompt.Text;

    /// <summary>Of how many parts the text is made; 0 for the whole text.</summary>
    public int Parts { get; private set; }

    /// <summary>The question of a task, of a text that fits.</summary>
    /// <param name="task">The task.</param>
    /// <param name="spent">Is told what each part took.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<ModelQuestion> FitAsync(AnalysisTask task, Action<ModelUse> spent, CancellationToken cancellation)
    {
        var question = prompt.Ask(task, Text);
        for (var round = 0; !model.Fits(question); round++)
        {
            var parts = round < MostRounds ? Split(Text, PartLength()) : [];
            if (parts.Count < 2) throw new ModelException(ModelFault.TooLong, "It is too long for the model, also in parts.");
            var condensed = new List<string>(parts.Count);
            foreach (var part in parts)
            {
                var answer = await model.AskAsync(Question(part), cancellation).ConfigureAwait(false);
                spent(ModelUse.Of(answer));
                condensed.Add(FormattableString.Invariant($"Part {condensed.Count + 1} of {parts.Count}: ") + AnswerText.Block(answer.Text, LongestPart));
            }

            if (Parts == 0) Parts = parts.Count;
            Text = string.Join("\n", condensed);
            question = prompt.Ask(task, Text);
        }

        return question;
    }

    /// <summary>The questions of the first round, for an estimate.</summary>
    public IReadOnlyList<ModelQuestion> FirstRound(AnalysisTask task) => model.Fits(prompt.Ask(task, Text)) ? [] : [.. Split(Text, PartLength()).Select(Question)];

    /// <summary>Cuts a text at line ends, else at spaces, into parts of at most so many characters.</summary>
    public static List<string> Split(string text, int length)
    {
        var parts = new List<string>();
        if (length < 1) return parts;
        for (var from = 0; from < text.Length;)
        {
            var to = Math.Min(text.Length, from + length);
            if (to < text.Length)
            {
                var cut = text.LastIndexOf('\n', to - 1, to - from);
                if (cut <= from + (length / 2)) cut = text.LastIndexOf(' ', to - 1, to - from);
                if (cut > from + (length / 2)) to = cut + 1;
                else if (to - from > 1 && char.IsHighSurrogate(text[to - 1])) to--;
            }

            parts.Add(text.Substring(from, to - from));
            from = to;
        }

        return parts;
    }

    private ModelQuestion Question(string part) => prompt.Ask(Purpose, prompts.System, prompts.User, part) with { Capability = Capability, MaxTokens = PartTokens };

    // How many characters of this text go into a question, by the model's own estimate of it.
    private int PartLength()
    {
        var (empty, output, _) = model.Model.Estimate(Question(""));
        var (full, _, _) = model.Model.Estimate(Question(Text));
        var room = model.Model.ContextTokens(Capability) - empty - output;
        var most = (long)(0.9 * room * Text.Length / Math.Max(1, full - empty));
        return (int)Math.Max(0, Math.Min(most, Text.Length - 1));
    }
}
