namespace Sdc.TestServers;

/// <summary>A fault for the next requests that fit.</summary>
internal sealed class ScriptedFault(Func<LoggedRequest, bool> fits, ServerFault fault, int times)
{
    private int left = times;

    public ServerFault Fault => fault;

    public bool Take(LoggedRequest request)
    {
        if (left == 0 || !fits(request)) return false;
        left--;
        return true;
    }
}
