namespace Sdc.TestServers;

/// <summary>How ScreenConnect writes the end of a connection that is still open.</summary>
public enum OpenEnd
{
    Null,
    Empty,
    YearOne,
}
