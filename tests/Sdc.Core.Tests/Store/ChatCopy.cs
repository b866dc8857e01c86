using Sdc.Tests.Sources.SillyTavern;

namespace Sdc.Tests.Store;

/// <summary>One file of a chat.</summary>
internal sealed class ChatCopy
{
    public required string Name { get; set; }

    /// <summary>The first line; null in a group from before headers.</summary>
    public required string? Header { get; init; }

    public List<ChatMessage> Messages { get; init; } = [];

    /// <summary>Whether the header tells this chat from others that could stand under the same name; where not, a message must stay to tell it by.</summary>
    public bool IsNamed => Header is not null && Header.Contains("integrity");

    public string[] Lines => [.. Header is null ? [] : new[] { Header }, .. Messages.Select(message => message.Line)];

    public List<string> Ids => Chat.Ids(Chat.Read(Lines));
}
