using System.Text;

namespace Sdc.Tests.Customers;

public sealed class CustomerDirectoryTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sdc").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_lean_cache_is_read_as_it_is_written_by_hand_or_by_machine()
    {
        var directory = Load("""
            [ // a comment
              { "id": 1, "business_name": "Harbor Dental", "contacts": [ { "id": 10, "name": "Dana", "email": "dana@harbor.example" }, { "id": "11", "name": "Lee" } ], "phone": [1] },
              { "id": " 2 ", "business_name": "Müller", "contacts": null },
              { "id": 3, "business_name": 42 },
            ]
            """);

        Assert.Empty(directory.Remarks);
        Assert.Equal(["Harbor Dental (#1)", "Müller (#2)", "42 (#3)"], directory.Customers.Select(customer => customer.ToString()));
        Assert.Equal("Dana; Lee", directory.Customers[0].Contacts.ToString());
        Assert.Equal("dana@harbor.example", directory.Customers[0].Contacts[0].Email);
        Assert.Equal(11, directory.Customers[0].Contacts[1].Id);
        Assert.Empty(directory.Customers[1].Contacts);
        Assert.Equal("Müller", directory.FindById(2)?.BusinessName);
        Assert.Null(directory.FindById(4));
    }

    [Theory]
    [InlineData("{\"id\": 0, \"business_name\": \"A\"}", "id is a whole number above 0, and here it is 0")]
    [InlineData("{\"id\": -5, \"business_name\": \"A\"}", "here it is -5")]
    [InlineData("{\"id\": 1.5, \"business_name\": \"A\"}", "here it is 1.5")]
    [InlineData("{\"id\": \"x\\ny\", \"business_name\": \"A\"}", "here it is \"x\\ny\"")]
    [InlineData("{\"id\": 99999999999999999999, \"business_name\": \"A\"}", "entry 1")]
    [InlineData("{\"business_name\": \"A\"}", "here it is missing")]
    [InlineData("{\"id\": 7, \"business_name\": null}", "customer 7 has no business_name")]
    [InlineData("{\"id\": 7, \"business_name\": \" \\u0000\"}", "customer 7 has no business_name")]
    [InlineData("{\"id\": 7, \"business_name\": \"\\ud800\"}", "customer 7 has no business_name")]
    [InlineData("{\"id\": 7}", "customer 7 has no business_name")]
    [InlineData("[]", "a list is no customer")]
    [InlineData("null", "null is no customer")]
    public void A_bad_customer_is_named_and_costs_only_itself(string bad, string remark)
    {
        var directory = Load($$"""[{{bad}}, {"id": 100, "business_name": "Good"}]""");

        Assert.Equal("Good", Assert.Single(directory.Customers).BusinessName);
        Assert.Contains(remark, Assert.Single(directory.Remarks));
    }

    [Fact]
    public void The_first_of_two_customers_with_one_id_is_kept()
    {
        var directory = Load("""[{"id": 1, "business_name": "First"}, {"id": "1", "business_name": "Second"}]""");

        Assert.Equal("First", Assert.Single(directory.Customers).BusinessName);
        Assert.Contains("entry 2: customer 1 is there twice", Assert.Single(directory.Remarks));
    }

    [Fact]
    public void Bad_contacts_are_counted_and_left_out()
    {
        var directory = Load("""
            [{"id": 1, "business_name": "A", "contacts": [{"id": 1, "name": null}, {"id": 0, "name": "Zero"}, 5, {"id": 2, "name": "Dana"}, {"id": 2, "name": "Twice"}]},
             {"id": 2, "business_name": "B", "contacts": "none"}]
            """);

        Assert.Equal("Dana", directory.Customers[0].Contacts.ToString());
        Assert.Empty(directory.Customers[1].Contacts);
        Assert.Contains("left out: 4", directory.Remarks[0]);
        Assert.Contains("contacts are a text", directory.Remarks[1]);
    }

    [Fact]
    public void Without_a_cache_no_customer_is_known_and_a_remark_says_so()
    {
        var path = Path.Combine(folder, "none.json");
        var directory = CustomerDirectory.Load(path);

        Assert.Empty(directory.Customers);
        Assert.Contains(path, Assert.Single(directory.Remarks));
        Assert.Empty(directory.Nearest("Harbor"));
    }

    [Theory]
    [InlineData("", "line 1, column 1")]
    [InlineData("[\n  {\"id\": 1,\n   \"business_name\": \"Grüße\" x", "line 3, column 29")]
    [InlineData("[{\"id\": 1}", "line 1, column 11")]
    [InlineData("<html>", "line 1, column 1")]
    [InlineData("{\"customers\": []}", "holds an object, and a list of customers is expected")]
    public void What_is_no_list_of_customers_is_an_error_that_says_where(string text, string expected)
    {
        var error = Assert.Throws<CustomerCacheException>(() => Load(text));

        Assert.Contains(folder, error.Message);
        Assert.Contains(expected, error.Message);
        Assert.DoesNotContain("BytePosition", error.Message);
        Assert.EndsWith("take it away to go on without customers.", error.Message);
    }

    [Fact]
    public void Another_encoding_is_read_with_its_mark_and_refused_without()
    {
        const string json = """[{"id": 1, "business_name": "Müller"}]""";
        var path = Path.Combine(folder, "cache.json");

        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), Encoding.Unicode })
        {
            File.WriteAllText(path, json, encoding);
            Assert.Equal("Müller", CustomerDirectory.Load(path).Customers[0].BusinessName);
        }

        File.WriteAllBytes(path, Encoding.Latin1.GetBytes("[\n" + json));
        Assert.Contains("line 2, column 31", Assert.Throws<CustomerCacheException>(() => CustomerDirectory.Load(path)).Message);
    }

    [Fact]
    public void A_folder_in_the_place_of_the_cache_is_an_error() =>
        Assert.Contains("is a folder", Assert.Throws<CustomerCacheException>(() => CustomerDirectory.Load(folder)).Message);

    [Fact]
    public void The_hash_follows_ids_and_names_and_not_their_order()
    {
        var hash = Load("""[{"id": 1, "business_name": "A", "contacts": [{"id": 1, "name": "x"}, {"id": 2, "name": "y"}]}, {"id": 2, "business_name": "B"}]""").Hash;

        Assert.Equal(hash, Load("""[{"business_name": "B", "id": "2", "contacts": []}, {"id": 1, "business_name": "A", "contacts": [{"id": 2, "name": "y", "email": "e"}, {"id": 1, "name": "x"}]}]""").Hash);
        Assert.NotEqual(hash, Load("""[{"id": 1, "business_name": "A", "contacts": [{"id": 1, "name": "x"}]}, {"id": 2, "business_name": "B", "contacts": [{"id": 2, "name": "y"}]}]""").Hash);
        Assert.NotEqual(hash, Load("""[{"id": 1, "business_name": "A"}, {"id": 2, "business_name": "B"}]""").Hash);
        Assert.NotEqual(hash, Load("""[{"id": 1, "business_name": "A", "contacts": [{"id": 1, "name": "x"}, {"id": 2, "name": "z"}]}, {"id": 2, "business_name": "B"}]""").Hash);
    }

    [Fact]
    public void Customers_are_found_by_the_name_a_person_types_and_near_ones_are_offered()
    {
        var directory = Load("""[{"id": 1, "business_name": "Harbor Dental"}, {"id": 2, "business_name": "HARBOR  DENTAL"}, {"id": 3, "business_name": "Granite Legal"}]""");

        Assert.Equal([1L, 2L], directory.FindByName(" harbor dental").Select(customer => customer.Id));
        Assert.Empty(directory.FindByName("Harbor Dental Inc"));
        Assert.Equal("Granite Legal", Assert.Single(directory.Nearest("granit")).BusinessName);
    }

    [Fact]
    public void Disabled_and_gone_customers_are_found_by_id_and_by_any_of_their_names()
    {
        var directory = Load("""
            [{"id": 1, "business_name": "Harbor Dental", "disabled": true, "aliases": ["Dana Doe", null, 7, "Dana Doe"]}, {"id": 2, "business_name": "Granite Legal", "gone": true, "disabled": false},
             {"id": 3, "business_name": "Granite Legal"}, {"id": 4, "business_name": "Cedar", "aliases": ["Harbor Dental"]}, {"id": 5, "business_name": "Maple", "aliases": "none"}]
            """);

        Assert.True(directory.FindById(1)!.IsDisabled);
        Assert.True(directory.FindById(2)!.IsGone);
        Assert.Equal("Dana Doe; 7", directory.FindById(1)!.Aliases.ToString());
        Assert.Equal(1, Assert.Single(directory.FindByName("dana doe")).Id);
        Assert.Equal(1, Assert.Single(directory.FindByName("Harbor Dental")).Id);
        Assert.Equal(3, Assert.Single(directory.FindByName("Granite Legal")).Id);
        Assert.DoesNotContain(directory.Nearest("Harbor Dentl"), customer => customer.Id == 1);
        Assert.Contains("aliases are a text", Assert.Single(directory.Remarks));
    }

    [Fact]
    public void The_hash_follows_aliases_and_who_is_no_candidate()
    {
        var hashes = new[]
        {
            "{}", "{\"aliases\": [\"x\"]}", "{\"aliases\": [\"x\", \"y\"]}", "{\"disabled\": true}", "{\"disabled\": true, \"aliases\": [\"x\"]}",
        }.Select(more => Load($$"""[{"id": 1, "business_name": "A"{{more.Trim('{', '}').Insert(0, more.Length > 2 ? "," : "")}}}]""").Hash).ToList();

        Assert.Equal(hashes.Count, hashes.Distinct().Count());
        Assert.Equal(hashes[2], Load("""[{"id": 1, "business_name": "A", "aliases": ["y", "x"]}]""").Hash);
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var customers = new List<Customer>
        {
            new() { Id = 2, BusinessName = "Müller & Söhne \"GmbH\"", Aliases = ["Dana Doe", "東京"], IsDisabled = true, Contacts = [new() { Id = 5, Name = "Lee", Email = "lee@x.example" }, new() { Id = 6, Name = "Kim" }] },
            new() { Id = 1, BusinessName = "A", IsGone = true },
        };
        var path = Path.Combine(folder, "cache.json");
        AtomicFile.Write(path, stream => LeanCustomerCacheWriter.Write(stream, customers));
        var bytes = File.ReadAllBytes(path);

        var read = LeanCustomerCache.Read(path);
        AtomicFile.Write(path, stream => LeanCustomerCacheWriter.Write(stream, read.Customers));

        Assert.Empty(read.Remarks);
        Assert.Equal([1L, 2L], read.Customers.Select(customer => customer.Id));
        Assert.Equal("Lee; Kim", read.Customers[1].Contacts.ToString());
        Assert.Equal(bytes, File.ReadAllBytes(path));
        Assert.Contains("東京", Encoding.UTF8.GetString(bytes));
    }

    private CustomerDirectory Load(string json)
    {
        var path = Path.Combine(folder, "lean_customer_cache.json");
        File.WriteAllText(path, json);
        return CustomerDirectory.Load(path);
    }
}
