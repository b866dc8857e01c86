namespace Sdc.PowerShell;

/// <summary>What a person answered to the question whose a name is.</summary>
/// <param name="Customer">The customer; null to leave the name as it is.</param>
/// <param name="Ends">Whether the person wants no more questions.</param>
internal readonly record struct CustomerAnswer(Customer? Customer, bool Ends = false);
