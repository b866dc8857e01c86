using System.Text.Json.Serialization;

namespace Sdc.Benchmarks;

/// <summary>What the compiler generates to read chats and notes.</summary>
[JsonSerializable(typeof(BareMessage))]
[JsonSerializable(typeof(BareTicket))]
internal sealed partial class BareContext : JsonSerializerContext;
