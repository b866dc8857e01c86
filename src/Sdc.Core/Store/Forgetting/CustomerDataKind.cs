namespace Sdc;

/// <summary>Where data of a customer is kept.</summary>
public enum CustomerDataKind
{
    /// <summary>Sessions of the customer: deleted, and what they were made of is kept away.</summary>
    Session,

    /// <summary>Other sessions that have the customer as a candidate or runner-up: they lose it.</summary>
    Candidate,

    /// <summary>Names that a person confirmed to be the customer's, and former ids of the sessions.</summary>
    Decision,

    /// <summary>What is remembered of models' answers and of machines.</summary>
    Memory,

    /// <summary>Bad records that were set aside, and what the ledger says of them.</summary>
    BadRecord,

    /// <summary>Files in folders of damaged files and of copies beside the sessions.</summary>
    Copy,

    /// <summary>Lines of the logs.</summary>
    Log,

    /// <summary>Entries of the customer cache, and of the answers that it was made of.</summary>
    CustomerCache,

    /// <summary>What is not SDC's to delete, or would come back: it is left to the person.</summary>
    Left,
}
