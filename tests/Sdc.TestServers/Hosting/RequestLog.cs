using System.Diagnostics;

namespace Sdc.TestServers;

/// <summary>Every request that arrived, in order of arrival.</summary>
public sealed class RequestLog
{
    private readonly Lock gate = new();
    private readonly List<LoggedRequest> requests = [];
    private volatile bool keyInQuery;

    public IReadOnlyList<LoggedRequest> Requests
    {
        get
        {
            lock (gate) return [.. requests];
        }
    }

    public int Count
    {
        get
        {
            lock (gate) return requests.Count;
        }
    }

    /// <summary>Whether a key was ever in a query string.</summary>
    public bool KeyWasInQuery => keyInQuery;

    /// <summary>The most requests that arrived within a window of this length, wherever it begins.</summary>
    public int MostIn(TimeSpan window, Func<LoggedRequest, bool>? counts = null)
    {
        var arrivals = Requests.Where(counts ?? (_ => true)).Select(request => request.ArrivalTicks).Order().ToList();
        var length = window.TotalSeconds * Stopwatch.Frequency;
        var most = 0;
        for (int first = 0, last = 0; last < arrivals.Count; last++)
        {
            while (arrivals[last] - arrivals[first] >= length) first++;
            most = Math.Max(most, last - first + 1);
        }

        return most;
    }

    public void Clear()
    {
        lock (gate) requests.Clear();
    }

    internal void Add(LoggedRequest request, bool hasKeyInQuery)
    {
        lock (gate) requests.Add(request);
        if (hasKeyInQuery) keyInQuery = true;
    }
}
