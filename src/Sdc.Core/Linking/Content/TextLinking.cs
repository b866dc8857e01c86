namespace Sdc;

/// <summary>The linking by texts within one run: whose machines there are is learned when it is first needed, and again when that may have changed.</summary>
/// <param name="linker">Takes what the texts say.</param>
/// <param name="names">What the decision by names depends on.</param>
internal sealed class TextLinking(CustomerLinker linker, string names)
{
    private readonly Dictionary<string, MachinesOfSession> noted = new(StringComparer.Ordinal);
    private KnownMachines? machines;
    private string mark = "";

    /// <summary>Decides by texts; null before <see cref="Prepare"/>.</summary>
    public ContentLinker? Linker { get; private set; }

    /// <summary>What the decision by names and texts depends on.</summary>
    public string Mark => Linker is null ? names : mark;

    /// <summary>Whether connections were stored since the machines were learned.</summary>
    public bool IsStale { get; set; }

    /// <summary>Notes what a connection tells that is stored now, so that it need not be read for it.</summary>
    public void Note(IndexedSession entry, MachinesOfSession told)
    {
        (told.Size, told.Written) = (entry.Size, entry.Written);
        noted[entry.FileName] = told;
        IsStale = true;
    }

    /// <summary>Learns the machines, where anything changed.</summary>
    public void Prepare(StoreWriter store, CancellationToken cancellation)
    {
        if (Linker is not null && !IsStale) return;
        var before = machines;
        machines = KnownMachines.Learn(store, before, noted, cancellation);
        noted.Clear();
        IsStale = false;
        if (machines.Hash == before?.Hash) return;
        Linker = new(linker, machines);
        mark = names + "|" + Linker.Fingerprint;
    }
}
