namespace Sdc.Benchmarks;

/// <summary>How a source writes a name that is not just copied.</summary>
internal enum WrittenKind
{
    /// <summary>The same, but for letter case, spaces and punctuation.</summary>
    Exact,

    /// <summary>Another legal form, or none.</summary>
    LegalForm,

    /// <summary>Words shortened or written out.</summary>
    Abbreviation,

    /// <summary>One or two slips of the pen.</summary>
    Typo,

    /// <summary>Words in another order.</summary>
    Order,

    /// <summary>The right one of several sites.</summary>
    Site,

    /// <summary>Only part of the name.</summary>
    Partial,

    /// <summary>The first letters.</summary>
    Acronym,

    /// <summary>A person's name, turned around, with initials or a middle letter.</summary>
    Person,

    /// <summary>A company that is no customer.</summary>
    Unknown,

    /// <summary>A site that is no customer, of a company whose other sites are.</summary>
    Sister,

    /// <summary>A company of several sites, without saying which.</summary>
    NoSite,
}
