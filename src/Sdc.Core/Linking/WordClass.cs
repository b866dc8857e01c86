namespace Sdc;

/// <summary>What a word of a name is good for.</summary>
internal enum WordClass : byte
{
    /// <summary>Tells whom a name means: a family, a place, a coined word.</summary>
    Name,

    /// <summary>As <see cref="Name"/>, but a word of everyday language, which others may bear as well.</summary>
    Everyday,

    /// <summary>As <see cref="Name"/>, but the last of three or more partners ("Doe, Roe &amp; Poe"), whom people leave out.</summary>
    Partner,

    /// <summary>Says what a business does.</summary>
    Trade,

    /// <summary>Says nothing: Group, Services.</summary>
    Generic,

    /// <summary>Tells one site from another: directions, Greek letters, numbers, one or two letters. Only ever equal to itself.</summary>
    Site,

    /// <summary>A letter within a person's name.</summary>
    Initial,

    /// <summary>Joins others: and, of, the; "Office of".</summary>
    Joining,
}
