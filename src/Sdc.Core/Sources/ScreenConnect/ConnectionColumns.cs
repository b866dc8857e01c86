using System.Globalization;

namespace Sdc;

/// <summary>Where the columns of a connection log stand, told from its header.</summary>
internal sealed class ConnectionColumns
{
    public const string ConnectedTime = "ConnectedTime";
    public const string ParticipantName = "ParticipantName";
    public const string DisconnectedTime = "DisconnectedTime";
    public const string DurationSeconds = "DurationSeconds";
    public const string ProcessType = "ProcessType";
    public const string SessionType = "SessionSessionType";
    public const string SessionName = "SessionName";
    public const string ConnectionId = "ConnectionID";
    public const string SessionSessionId = "SessionSessionID";
    public const string SessionId = "SessionID";
    public const string ClientType = "ClientType";
    public const string NetworkAddress = "NetworkAddress";

    private static readonly string[] Required = [ConnectedTime, ParticipantName];

    // By the names above; how a file writes them is settled when its header is read.
    private readonly Dictionary<string, int> positions = new(StringComparer.Ordinal);

    private ConnectionColumns(int companyProperty, int count)
    {
        Company = "SessionCustomProperty" + companyProperty.ToString(CultureInfo.InvariantCulture);
        Count = count;
    }

    /// <summary>Name of the column that holds the company.</summary>
    public string Company { get; }

    /// <summary>Number of columns in the header.</summary>
    public int Count { get; }

    /// <summary>Reads a header. Without every required column, or with one twice, <paramref name="fault"/> says so, and the name of the column.</summary>
    public static ConnectionColumns Read(string[] header, int companyProperty, out string? fault, out string? faultyColumn)
    {
        var columns = new ConnectionColumns(companyProperty, header.Length);
        string[] known = [.. Required, DisconnectedTime, DurationSeconds, ProcessType, SessionType, SessionName, ConnectionId, SessionSessionId, SessionId, ClientType, NetworkAddress, columns.Company];
        var found = $"The file's columns are: {Found(header)}.";
        fault = faultyColumn = null;
        for (var index = 0; index < header.Length; index++)
        {
            var name = known.FirstOrDefault(one => string.Equals(one, header[index].Trim(), StringComparison.OrdinalIgnoreCase));
            if (name is null) continue;
            if (columns.Has(name))
            {
                (fault, faultyColumn) = ($"The column {name} occurs more than once, so it is not clear which one counts. {found}", name);
                return columns;
            }

            columns.positions.Add(name, index);
        }

        string[] missing = [.. Required.Where(name => !columns.Has(name))];
        if (missing.Length > 0)
        {
            fault = $"The required column{(missing.Length == 1 ? "" : "s")} {string.Join(" and ", missing)} {(missing.Length == 1 ? "is" : "are")} missing. {found}";
            faultyColumn = missing[0];
        }

        return columns;
    }

    /// <summary>Whether the file has the column.</summary>
    public bool Has(string column) => positions.ContainsKey(column);

    /// <summary>Where a column stands in a row, from 0; -1 where the file has none.</summary>
    public int Position(string column) => positions.TryGetValue(column, out var position) ? position : -1;

    private static string Found(string[] header)
    {
        const int shown = 20;
        var names = string.Join(", ", header.Take(shown).Select(name => SourceText.Show(name.Trim())));
        return header.Length > shown ? FormattableString.Invariant($"{names} and {header.Length - shown} more") : names;
    }
}
