namespace Sdc;

/// <summary>A file that was to be replaced is no longer what was read: somebody saved it meanwhile. It is as they saved it.</summary>
internal sealed class FileChangedException() : IOException("the file was changed by somebody else while it was worked on, and is as they left it");
