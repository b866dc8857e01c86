using OpenAI.Chat;

namespace Sdc;

/// <summary>One question on its way to a usable answer, and what that took.</summary>
internal sealed class Asking(ModelQuestion question, int maxTokens)
{
    private const string Correction = "That is not the JSON object that was asked for. Answer with that object alone: no words around it, no code fence, every required property.";

    private bool wasAskedAgain;
    private bool wasAskedLonger;

    public ModelQuestion Question => question;

    public List<ChatMessage> Messages { get; } = [new SystemChatMessage(question.System), new UserChatMessage(question.User)];

    /// <summary>The most tokens of the answer.</summary>
    public int MaxTokens { get; private set; } = maxTokens;

    /// <summary>How many tokens the question has more than at first, about.</summary>
    public long AddedTokens { get; private set; }

    /// <summary>Tokens of all questions that were answered.</summary>
    public long InputTokens { get; set; }

    public long OutputTokens { get; set; }

    /// <summary>Notes that twice the tokens are allowed, as far as there is room for them; false where that was done, or cannot be.</summary>
    public bool AskLonger(long room)
    {
        var longer = (int)Math.Min(MaxTokens * 2L, room);
        if (wasAskedLonger || longer <= MaxTokens) return false;
        wasAskedLonger = true;
        MaxTokens = longer;
        return true;
    }

    /// <summary>Notes that the answer was wrong, for the next question to say so; false where that was done.</summary>
    public bool AskAgain(string wrong)
    {
        if (wasAskedAgain) return false;
        wasAskedAgain = true;
        // Servers refuse an empty message.
        if (wrong.Length == 0) return true;
        AddedTokens = TokenEstimate.Of(wrong) + TokenEstimate.Of(Correction);
        Messages.Add(new AssistantChatMessage(wrong));
        Messages.Add(new UserChatMessage(Correction));
        return true;
    }
}
