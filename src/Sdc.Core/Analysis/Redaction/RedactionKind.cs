namespace Sdc;

/// <summary>What redaction replaces. The later kinds are the more secret ones: where two overlap, the more secret decides what may be put back.</summary>
internal enum RedactionKind
{
    Name,
    Mac,
    Ip,
    Email,
    Phone,
    Ssn,
    Card,
    Iban,
    Url,
    Secret,
}
