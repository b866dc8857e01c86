using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Sdc.Tests.Fuzz;
using Sdc.Tests.Sessions;

namespace Sdc.Tests.Customers;

public class LeanCustomerCacheReaderTests
{
    [Property(MaxTest = 100)]
    public Property What_is_written_is_read_back() => Prop.ForAll(Caches().ToArbitrary(), customers =>
    {
        var read = LeanCustomerCacheReader.Read(Written(customers));

        Assert.NotNull(read);
        Assert.Equal(customers.Select(Text), read.Select(Text));
    });

    // An unknown key in the first customer is nothing to the tolerant reader, and too much for the other.
    [Property(MaxTest = 200)]
    public Property What_somebody_changed_is_read_as_the_tolerant_reader_reads_it_or_left_to_it() => Prop.ForAll(Changed().ToArbitrary(), bytes =>
    {
        if (LeanCustomerCacheReader.Read(bytes) is not { } read) return;
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".json");
        try
        {
            File.WriteAllBytes(path, [.. Encoding.UTF8.GetBytes("[{\"id\": 999999999, \"business_name\": \"Only here\", \"colour\": 1},"), .. bytes.AsSpan(bytes.AsSpan().IndexOf((byte)'[') + 1)]);
            var tolerant = LeanCustomerCache.Read(path);
            Assert.Empty(tolerant.Remarks);
            Assert.Equal(tolerant.Customers.Skip(1).Select(Text), read.Select(Text));
        }
        finally
        {
            File.Delete(path);
        }
    });

    [Theory]
    [InlineData("{}")]
    [InlineData("[{\"id\": 1, \"business_name\": \"A\"}] []")]
    [InlineData("[{\"id\": \"1\", \"business_name\": \"A\"}]")]
    [InlineData("[{\"id\": 1, \"business_name\": \"\u200b\"}]")]
    [InlineData("[{\"id\": 1}]")]
    [InlineData("[{\"id\": 1, \"business_name\": \"A\", \"colour\": 1}]")]
    [InlineData("[{\"id\": 1, \"business_name\": \"A\"}, {\"id\": 1, \"business_name\": \"B\"}]")]
    [InlineData("[{\"id\": 1, \"business_name\": \"A\", \"contacts\": [{\"id\": 1, \"name\": \"C\"}, {\"id\": 1, \"name\": \"D\"}]}]")]
    [InlineData("[{\"id\": 1, \"business_name\": \"A\", \"contacts\": null}]")]
    [InlineData("[{\"id\": 1, \"business_name\": \"A\"},]")]
    public void What_is_not_written_so_is_left_to_the_tolerant_reader(string json) => Assert.Null(LeanCustomerCacheReader.Read(Encoding.UTF8.GetBytes(json)));

    private static Gen<List<Customer>> Caches() =>
        from names in GeneratedSessions.Texts().Select(text => text is null || !NameText.HasText(text.Trim()) ? "Acme" : text.Trim()).ListOf()
        from number in Gen.Choose(0, 100)
        select names.Select((name, at) => new Customer
        {
            Id = at + 1,
            BusinessName = name,
            Contacts = (at + number) % 3 == 0 ? [] : [new() { Id = 7, Name = name, Email = number % 2 == 0 ? null : "a@b.example" }, new() { Id = 8, Name = "B" }],
            Aliases = (at + number) % 4 == 0 ? [name, name + " two"] : [],
            IsDisabled = (at + number) % 5 == 0,
            IsGone = (at + number) % 7 == 0,
        }).ToList();

    private static Gen<byte[]> Changed() => from customers in Caches() from other in Caches() from seed in Gen.Choose(0, int.MaxValue) select Mutation.Of(Written(customers), Written(other), new Random(seed));

    private static byte[] Written(IEnumerable<Customer> customers)
    {
        using var stream = new MemoryStream();
        LeanCustomerCacheWriter.Write(stream, customers);
        return stream.ToArray();
    }

    private static string Text(Customer customer) =>
        $"{customer.Id}|{customer.BusinessName}|{string.Join(",", customer.Contacts.Select(contact => $"{contact.Id}/{contact.Name}/{contact.Email}"))}|{string.Join(",", customer.Aliases)}|{customer.IsDisabled}|{customer.IsGone}";
}
