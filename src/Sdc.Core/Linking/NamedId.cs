namespace Sdc;

/// <summary>One name that can be linked to.</summary>
internal readonly record struct NamedId(long Id, string Name);
