namespace Sdc;

/// <summary>A session file as the folder lists it.</summary>
/// <param name="Name">Its name in the folder.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Written">Time of the last write, UTC ticks.</param>
internal readonly record struct SessionFileInfo(string Name, long Size, long Written);
