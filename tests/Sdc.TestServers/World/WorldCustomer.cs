namespace Sdc.TestServers;

/// <summary>A customer: a business, or a private person without a business name.</summary>
public sealed record WorldCustomer
{
    public required long Id { get; init; }

    public string? BusinessName { get; init; }

    public string? Firstname { get; init; }

    public string? Lastname { get; init; }

    public string? Email { get; init; }

    public bool Disabled { get; init; }

    public string Fullname => $"{Firstname} {Lastname}".Trim();

    public string BusinessThenName => BusinessName ?? Fullname;

    public string BusinessAndFullName => BusinessName is null ? Fullname : Fullname.Length == 0 ? BusinessName : $"{BusinessName} - {Fullname}";
}
