using System.Diagnostics;
using Sdc.TestServers;

namespace Sdc.Cli.Tests;

/// <summary>Kills a process when so many requests have reached the servers.</summary>
internal static class KilledAtRequest
{
    /// <summary>Waits for the process's end, by the kill or before it.</summary>
    /// <returns>Whether the kill was sent.</returns>
    public static bool Run(LoopbackServers servers, Process process, int requests)
    {
        var killed = 0;
        servers.Chaos.Script(_ =>
        {
            if (servers.Log.Count >= requests && Interlocked.Exchange(ref killed, 1) == 0) process.Kill();
            return false;
        }, TestServers.ServerFault.SlowBody);
        SdcProcess.Finish(process);
        servers.Chaos.ClearScript();
        return killed == 1;
    }
}
