namespace Sdc;

/// <summary>The session file that a session was read from, and what stood in it.</summary>
internal sealed record SessionOrigin(string FileName, ContentMark Content);
