namespace Sdc.Tests.Linking;

public class OwnershipTests
{
    [Theory]
    // What the session says, what the machine decided, what the source wrote.
    [InlineData(1L, "Harbor", 1L, "Harbor", "harbor", false)]
    [InlineData(1L, "Harbor, renamed", 1L, "Harbor", "harbor", false)]
    [InlineData(2L, "Other", 1L, "Harbor", "harbor", true)]
    [InlineData(2L, "Other", null, null, "harbor", true)]
    [InlineData(null, "Harbor", 1L, "Harbor", "harbor", true)]
    [InlineData(null, "harbor", null, null, "harbor", false)]
    [InlineData(null, " harbor ", null, null, "harbor", false)]
    [InlineData(null, "Harbor", null, null, "harbor", true)]
    [InlineData(null, null, null, null, "harbor", true)]
    [InlineData(null, "", null, null, null, false)]
    public void A_customer_or_contact_that_differs_from_what_the_machine_says_is_owned(long? id, string? name, long? machineId, string? machineName, string? source, bool owned)
    {
        Assert.Equal(owned, Ownership.OwnsCustomer(new()
        {
            CustomerId = id, CustomerName = name, SourceCustomerName = source, CustomerMatch = new() { CustomerId = machineId, CustomerName = machineName },
        }));
        Assert.Equal(owned, Ownership.OwnsContact(new()
        {
            ContactId = id, ContactName = name, SourceContactName = source, CustomerMatch = new() { ContactId = machineId, ContactName = machineName },
        }));
    }

    [Fact]
    public void In_files_of_the_Python_SDC_a_name_without_id_is_the_sources_and_one_with_an_id_is_kept()
    {
        Assert.False(Ownership.OwnsCustomer(new() { CustomerName = "Harbor", ContactName = "Dana" }));
        Assert.False(Ownership.OwnsContact(new() { CustomerName = "Harbor", ContactName = "Dana" }));
        Assert.True(Ownership.OwnsCustomer(new() { CustomerId = 1, CustomerName = "Harbor" }));
        Assert.True(Ownership.OwnsContact(new() { ContactId = 1, ContactName = "Dana" }));
    }

    [Fact]
    public void A_contact_set_by_hand_before_the_first_linking_is_owned()
    {
        Assert.True(Ownership.OwnsContact(new() { CustomerName = "Harbor", SourceCustomerName = "Harbor", ContactName = "Dana" }));
    }
}
