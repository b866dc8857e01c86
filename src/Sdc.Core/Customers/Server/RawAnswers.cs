using System.Runtime.InteropServices;
using System.Text.Json;

namespace Sdc;

/// <summary>Keeps what a server gave, byte by byte, as a list of JSON.</summary>
internal sealed class RawAnswers(string path, StorageSettings storage) : IDisposable
{
    private readonly StagedFile file = new(path, storage);
    private bool isBegun;

    public void Add(JsonElement entry)
    {
        Write(isBegun ? ",\n"u8 : "[\n"u8);
        isBegun = true;
        Write(JsonMarshal.GetRawUtf8Value(entry));
    }

    /// <summary>Ends the list; the file still has to take its place.</summary>
    public void Close()
    {
        Write(isBegun ? "\n]\n"u8 : "[]\n"u8);
        file.Close();
    }

    /// <summary>Has the file take its place.</summary>
    public void Rename() => file.Rename();

    public void Dispose() => file.Dispose();

    private void Write(ReadOnlySpan<byte> bytes)
    {
#if NET
        file.Content.Write(bytes);
#else
        file.Content.Write(bytes.ToArray(), 0, bytes.Length);
#endif
    }
}
