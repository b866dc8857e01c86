namespace Sdc;

/// <summary>What a phrase that is found in a text names.</summary>
internal enum PhraseKind
{
    /// <summary>A customer, by its name or an alias.</summary>
    Customer,

    /// <summary>A person at a customer.</summary>
    Contact,

    /// <summary>A machine of a customer.</summary>
    Machine,
}
