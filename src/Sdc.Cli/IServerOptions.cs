using System.CommandLine;

namespace Sdc.Cli;

/// <summary>The options that say what to fetch from a source's server.</summary>
internal interface IServerOptions
{
    void AddTo(Command command);

    /// <summary>What to fetch; null where it is not said.</summary>
    /// <exception cref="FormatException">An argument cannot be read, or does not go with another.</exception>
    /// <exception cref="SdcException">A filter is not allowed.</exception>
    ServerQuery? Read(ParseResult parsed, bool hasPaths, TimeZoneInfo zone);
}
