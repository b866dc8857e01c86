using System.Text;
using System.Text.Json;

namespace Sdc;

/// <summary>Where in a JSON file the reading is: before the wanted arrays, in one, between them, in something else, behind them. It is told each token that is not an element's.</summary>
internal sealed class JsonArrayWalk(JsonElementArray[] arrays)
{
    private const int MostOtherNames = 20;

    private readonly List<string> otherNames = [];
    private Place place = Place.BeforeRoot;
    private int skipDepth;

    /// <summary>What is wrong with a token.</summary>
    public enum Fault
    {
        /// <summary>Nothing.</summary>
        None,

        /// <summary>The file is neither an object nor an array.</summary>
        NoRoot,

        /// <summary>What has the name of a wanted array is none.</summary>
        NoArray,
    }

    private enum Place
    {
        BeforeRoot,
        InRoot,
        BeforeArray,
        BeforeOther,
        InOther,
        InArray,
        AfterRoot,
    }

    /// <summary>The wanted array that the reading is in, or was in last.</summary>
    public JsonElementArray Array { get; private set; } = arrays[0];

    /// <summary>Whether a wanted array was found.</summary>
    public bool IsFound { get; private set; }

    /// <summary>Whether the arrays stand in an object.</summary>
    public bool IsInObject { get; private set; }

    /// <summary>How many stretches of the array could not be read; each counts as one element.</summary>
    public int Lost { get; private set; }

    /// <summary>The first of the names in the object that no wanted array has.</summary>
    public IReadOnlyList<string> OtherNames => otherNames;

    public bool IsBeforeRoot => place == Place.BeforeRoot;

    public bool IsInRoot => place is not (Place.BeforeRoot or Place.AfterRoot);

    /// <summary>Whether what comes next may be an element of the array: it is in it, or what ended it may have been broken.</summary>
    public bool IsInOrBehindArray => place is Place.InArray or Place.InRoot && IsFound;

    /// <summary>Whether the token begins an element.</summary>
    public bool IsAtElement(ref Utf8JsonReader reader) => place == Place.InArray && !(reader.TokenType == JsonTokenType.EndArray && reader.CurrentDepth == (IsInObject ? 1 : 0));

    /// <summary>Takes in a token that begins no element.</summary>
    public Fault Step(ref Utf8JsonReader reader)
    {
        switch (place)
        {
            case Place.InArray:
                place = IsInObject ? Place.InRoot : Place.AfterRoot;
                break;
            case Place.BeforeRoot when reader.TokenType == JsonTokenType.StartArray:
                Enter(arrays[0]);
                break;
            case Place.BeforeRoot when reader.TokenType == JsonTokenType.StartObject:
                (place, IsInObject) = (Place.InRoot, true);
                break;
            case Place.BeforeRoot:
                return Fault.NoRoot;
            case Place.InRoot when reader.TokenType == JsonTokenType.EndObject:
                place = Place.AfterRoot;
                break;
            case Place.InRoot:
                Name(ref reader);
                break;
            case Place.BeforeArray when reader.TokenType == JsonTokenType.StartArray:
                Enter(Array);
                break;
            case Place.BeforeArray when reader.TokenType == JsonTokenType.Null:
                otherNames.Add(Array.Name + " as null");
                Skip(ref reader);
                break;
            case Place.BeforeArray:
                Skip(ref reader);
                return Fault.NoArray;
            case Place.BeforeOther:
                Skip(ref reader);
                break;
            case Place.InOther when reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject && reader.CurrentDepth == skipDepth:
                place = Place.InRoot;
                break;
        }

        return Fault.None;
    }

    /// <summary>Begins, or goes on with, an array.</summary>
    public void Enter(JsonElementArray array)
    {
        if (array != Array) Lost = 0;
        (place, Array, IsFound) = (Place.InArray, array, true);
    }

    /// <summary>Notes that a stretch could not be read.</summary>
    public void Lose() => Lost++;

    private void Name(ref Utf8JsonReader reader)
    {
        foreach (var array in arrays)
        {
            if (!JsonName.Is(ref reader, array.Name)) continue;
            if (array != Array) Lost = 0;
            (place, Array) = (Place.BeforeArray, array);
            return;
        }

        place = Place.BeforeOther;
        if (otherNames.Count < MostOtherNames) otherNames.Add(Encoding.UTF8.GetString(reader.ValueSpan));
    }

    private void Skip(ref Utf8JsonReader reader)
    {
        var isContainer = reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject;
        (place, skipDepth) = (isContainer ? Place.InOther : Place.InRoot, reader.CurrentDepth);
    }
}
