using System.Runtime.CompilerServices;

namespace Sdc;

/// <summary>Reads sessions while others may write: no lock, no half file, in the order of their days, from the first file on.</summary>
internal sealed class SessionReader(SessionFolder folder, string stateFolder)
{
    /// <summary>Reads the sessions that are asked for; a file that is no session comes as <see cref="SessionFailed"/>, an id that no session has as <see cref="SessionMissing"/>.</summary>
    public async IAsyncEnumerable<RunEvent> ReadAsync(SessionFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var names = folder.FileNames();
        var fits = filter.Compile();
        if (filter.SessionIds.Count > 0)
        {
            foreach (var id in filter.SessionIds)
            {
                cancellation.ThrowIfCancellationRequested();
                var found = Find(id, names) ?? Find(Decisions.Load(stateFolder).Resolve(id), names);
                found ??= FindBegun(id, names);
                if (found is not SessionStored stored || fits(stored.Session)) yield return found;
            }

            yield break;
        }

        // A day at a time: the first sessions come after a few files, and those of a day come in the order of their starts.
        for (int from = 0, to; from < names.Count; from = to)
        {
            to = EndOfDay(names, from);
            var happened = new List<RunEvent>();
            foreach (var name in names.GetRange(from, to - from).Where(filter.MayFit))
            {
                cancellation.ThrowIfCancellationRequested();
                if (Read(name, names) is { } read && (read is not SessionStored stored || fits(stored.Session))) happened.Add(read);
            }

            foreach (var read in happened.OrderBy(read => (read as SessionStored)?.Session.Insights.SessionStartTimeUtc?.UtcTicks ?? -1)) yield return read;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    // Names are sorted, so those of a day stand together.
    private static int EndOfDay(List<string> names, int from)
    {
        var day = SessionFileName.Day(names[from]);
        var end = from + 1;
        while (end < names.Count && SessionFileName.Day(names[end]) == day) end++;
        return end;
    }

    private RunEvent? Find(string id, List<string> names)
    {
        foreach (var name in names.Where(name => SessionFileName.MayBeOf(name, id)))
        {
            var read = Read(name, names);
            if (read is SessionFailed || (read is SessionStored stored && string.Equals(stored.Session.SessionId, id, StringComparison.OrdinalIgnoreCase))) return read;
        }

        return null;
    }

    private RunEvent FindBegun(string beginning, List<string> names)
    {
        if (beginning.Length < SessionIdBeginning.Shown) return new SessionMissing(beginning);
        var begun = names.Where(name => SessionFileName.MayBegin(name, beginning)).Select(name => Read(name, names)).OfType<RunEvent>()
            .Where(read => read is not SessionStored stored || SessionIdBeginning.Fits(stored.Session.SessionId, beginning))
            .GroupBy(read => (read as SessionStored)?.Session.SessionId).Select(read => read.First()).ToList();
        return begun.Count == 1 ? begun[0] : new SessionMissing(beginning, begun.Count);
    }

    // A session that moved between the listing and now is read under its new name, unless the listing has that too.
    private RunEvent? Read(string name, List<string> names)
    {
        try
        {
            return new SessionStored(folder.Read(name), SessionChange.Unchanged);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            var id = Path.GetFileNameWithoutExtension(name).Split('_').Last();
            var now = Decisions.Load(stateFolder).Resolve(id);
            var moved = folder.FileNames().Find(file => file != name && SessionFileName.MayBeOf(file, now));
            return moved is null || names.Contains(moved) ? null : Read(moved, names);
        }
        catch (Exception error) when (error is SessionFileException or IOException or UnauthorizedAccessException)
        {
            return new SessionFailed(folder.FullName(name), error.Message);
        }
    }
}
