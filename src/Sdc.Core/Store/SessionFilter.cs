namespace Sdc;

/// <summary>Which sessions are asked for; what is null or empty asks for all.</summary>
internal sealed record SessionFilter
{
    public IReadOnlyList<string> SessionIds { get; init; } = [];

    public IReadOnlyList<string> Sources { get; init; } = [];

    public IReadOnlyList<string> Statuses { get; init; } = [];

    /// <summary>Patterns of the customer's name; one of them has to fit.</summary>
    public IReadOnlyList<string> Customers { get; init; } = [];

    /// <summary>Patterns of the technician, as shown or as the source names them; one of them has to fit.</summary>
    public IReadOnlyList<string> Technicians { get; init; } = [];

    /// <summary>Sessions that start at this moment or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Sessions that start before this moment. A session counts where it starts, so that two months side by side count it once.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>False when the file's name alone tells that it is not asked for.</summary>
    public bool MayFit(string fileName)
    {
        if (Sources.Count > 0 && !Sources.Any(source => SessionFileName.MayBeOfSource(fileName, source))) return false;
        if (SessionFileName.Day(fileName) is not { } day) return true;
        // The day in the name is UTC; a file may be named by hand, so a day more on each side is looked at.
        return !(Since is { } since && (since.UtcDateTime.Date - day).TotalDays > 1) && !(Until is { } until && (day - until.UtcDateTime.Date).TotalDays > 1);
    }

    /// <summary>Makes the test of a session that was read.</summary>
    public Func<Session, bool> Compile()
    {
        var customers = Customers.Select(pattern => new Wildcard(pattern)).ToList();
        var technicians = Technicians.Select(pattern => new Wildcard(pattern)).ToList();
        return session =>
            (Sources.Count == 0 || Sources.Contains(session.Source, StringComparer.OrdinalIgnoreCase))
            && (Statuses.Count == 0 || Statuses.Contains(session.Status, StringComparer.OrdinalIgnoreCase))
            && (customers.Count == 0 || customers.Any(customer => customer.Matches(session.CustomerName ?? "")))
            && (technicians.Count == 0 || technicians.Any(technician => technician.Matches(session.Technician ?? "") || technician.Matches(SessionTechnician.Of(session))))
            && (Since is null || session.Insights.SessionStartTimeUtc >= Since)
            && (Until is null || session.Insights.SessionStartTimeUtc < Until);
    }
}
