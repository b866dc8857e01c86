namespace Sdc;

/// <summary>Reads what <see cref="SharedTextWriter"/> wrote.</summary>
internal sealed class SharedTextReader(BinaryReader reader)
{
    private readonly List<string> texts = [];

    /// <summary>The next text.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number stands there that is no text's.</exception>
    public string Read()
    {
        var number = reader.ReadInt32();
        if (number == texts.Count) texts.Add(reader.ReadString());
        return texts[number];
    }
}
