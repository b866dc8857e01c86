namespace Sdc;

/// <summary>What went wrong with a request.</summary>
internal enum RequestFault
{
    /// <summary>No connection, or one that broke: name, network, proxy, certificate, reset.</summary>
    Unreachable,

    /// <summary>No complete answer in time.</summary>
    TimedOut,

    /// <summary>401 or 403: the key is wrong, or may not do this.</summary>
    Refused,

    /// <summary>404.</summary>
    NotFound,

    /// <summary>Another 4xx: the request is not as the server wants it.</summary>
    Rejected,

    /// <summary>429: too many requests.</summary>
    Busy,

    /// <summary>5xx.</summary>
    Broken,

    /// <summary>3xx: the service is elsewhere.</summary>
    Moved,

    /// <summary>A web page where JSON is expected: a firewall, a login.</summary>
    NotJson,

    /// <summary>JSON that is cut off or damaged, or of another shape than expected.</summary>
    Damaged,
}
