namespace Sdc;

/// <summary>One name that can be linked to.</summary>
/// <param name="Id">Whose name it is; several names may share it.</param>
/// <param name="Name">The name.</param>
/// <param name="IsAlias">Whether it is a further name, which counts only where nobody has it as the first.</param>
internal readonly record struct NamedId(long Id, string Name, bool IsAlias = false);
