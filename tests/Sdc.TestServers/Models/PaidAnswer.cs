namespace Sdc.TestServers;

/// <summary>An answer that left the server whole, and is therefore paid for.</summary>
/// <param name="Request">The question.</param>
/// <param name="Answer">The content.</param>
/// <param name="IsGood">False where a quirk made it useless.</param>
public sealed record PaidAnswer(ModelRequest Request, string Answer, bool IsGood);
