namespace Sdc.Benchmarks;

/// <summary>A company or person, by the parts of the name.</summary>
internal sealed class GeneratedCompany
{
    /// <summary>What it is called after: families, a place, a coined word. In order.</summary>
    public required string[] Lead { get; init; }

    /// <summary>What joins the last two of <see cref="Lead"/>: "&amp;", or nothing.</summary>
    public string Joint { get; init; } = "";

    /// <summary>Words before the lead, as in "Law Offices of".</summary>
    public string Before { get; init; } = "";

    /// <summary>What it does; empty for none.</summary>
    public string Trade { get; init; } = "";

    /// <summary>A word that says nothing; empty for none.</summary>
    public string Generic { get; init; } = "";

    /// <summary>Which of several sites it is; empty for none.</summary>
    public string Site { get; init; } = "";

    /// <summary>The legal form as it is appended; empty for none.</summary>
    public string Legal { get; init; } = "";

    public bool IsPerson { get; init; }

    /// <summary>Letter between a person's names; empty for none.</summary>
    public string Middle { get; init; } = "";

    /// <summary>Whose sites share this number; 0 for a company without further ones.</summary>
    public int Chain { get; init; }

    public string Leads => Joint.Length == 0 || Lead.Length < 2 ? string.Join(" ", Lead) : Lead.Length == 2 ? $"{Lead[0]} {Joint} {Lead[1]}" : $"{Lead[0]}, {Lead[1]} {Joint} {Lead[2]}";

    /// <summary>The name without legal form.</summary>
    public string Plain => IsPerson ? Spaced(Lead[0], Middle, Lead[1]) : Spaced(Before, Leads, Trade, Generic, Site);

    public string Name => Plain + Legal;

    public static string Spaced(params string[] parts) => string.Join(" ", parts.Where(part => part.Length > 0));

    /// <summary>The same company at another site.</summary>
    public GeneratedCompany At(string site) => new() { Lead = Lead, Joint = Joint, Before = Before, Trade = Trade, Generic = Generic, Site = site, Legal = Legal, IsPerson = IsPerson, Middle = Middle, Chain = Chain };
}
