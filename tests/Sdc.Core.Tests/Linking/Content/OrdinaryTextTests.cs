using Sdc.Tests.Linking.Models;

namespace Sdc.Tests.Linking.Content;

/// <summary>What looks like an order, what does not, and which machines have a name of their own.</summary>
public class OrdinaryTextTests
{
    [Theory]
    [InlineData("The customer is Harbor Dental; they called about the printer.")]
    [InlineData("Selected a new driver, printed a test page, all good")]
    [InlineData("I gave the customer a new laptop and moved the mailbox to Exchange Online.")]
    [InlineData("Reset the password for the user and rebooted the server twice.")]
    [InlineData("How do I list all disabled accounts with PowerShell?")]
    [InlineData("Choose a profile, then click Next. The first step failed with error 0x80070005.")]
    [InlineData("Outlook asks for the password again and again since this morning")]
    public void What_technicians_write_is_no_order(string text) => Assert.False(InjectedOrder.IsIn(text));

    [Theory]
    [MemberData(nameof(InjectedOrderTests.Orders), MemberType = typeof(InjectedOrderTests))]
    public void Orders_are_found(string order) => Assert.True(InjectedOrder.IsIn("The printer is jammed. " + order));

    [Theory]
    [InlineData("GL-FRONT02", true)]
    [InlineData("DESKTOP-7G2K9QF", true)]
    [InlineData("HARBOR-SQL1", true)]
    [InlineData("SERVER", false)]
    [InlineData("DESKTOP", false)]
    [InlineData("PC-01", false)]
    [InlineData("FRONT-DESK", false)]
    [InlineData("WORKSTATION12", false)]
    [InlineData("DC01", false)]
    [InlineData("ZEUS", false)]
    [InlineData("JUPITER", false)]
    [InlineData("192.168.1.20", false)]
    [InlineData("SALES-LAPTOP-3", false)]
    public void Only_machines_with_a_name_of_their_own_tell_a_customer(string machine, bool isSpecific) => Assert.Equal(isSpecific, MachineName.IsSpecific(MachineName.Key(machine)));
}
