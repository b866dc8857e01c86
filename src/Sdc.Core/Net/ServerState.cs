namespace Sdc;

/// <summary>Where is kept how far the fetches of a server are.</summary>
internal static class ServerState
{
    private const int HashLength = 8;

    /// <summary>The file of a server: its host's name is only for people.</summary>
    /// <param name="stateFolder">The state folder.</param>
    /// <param name="server">The server's address.</param>
    /// <param name="name">What the file is of, with its extension.</param>
    public static string PathOf(string stateFolder, string server, string name)
    {
        var host = new string([.. new Uri(server).Host.Select(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '-' ? letter : '_').Take(60)]);
        return Path.Combine(stateFolder, "servers", $"{host}-{Identity.Hash(["server", server], HashLength)}-{name}");
    }
}
