namespace Sdc.TestServers;

/// <summary>What a fault does to a request.</summary>
internal enum FaultKind
{
    /// <summary>Another answer than the right one.</summary>
    Answer,

    /// <summary>The connection is reset before any answer.</summary>
    Reset,

    /// <summary>No answer until the client gives up.</summary>
    Silence,

    /// <summary>Half of what Content-Length announced, then the end.</summary>
    HalfBody,

    /// <summary>A chunked answer that is cut.</summary>
    CutChunks,

    /// <summary>The right answer, in small pieces.</summary>
    SlowBody,

    /// <summary>The world changes, then comes the right answer.</summary>
    Change,
}
