using System.Text.Json.Nodes;
using Sdc.TestServers;
using Fault = Sdc.TestServers.ServerFault;

namespace Sdc.Tests.Customers;

public class CustomerFetchTests
{
    private const string Page2 = "/customers?include_disabled=true&page=2";

    [Fact]
    public async Task All_customers_and_contacts_of_all_pages_are_written_lean_and_as_they_came()
    {
        await using var project = await CustomerProject.StartAsync();

        var events = project.Update();

        var world = project.World;
        var customers = project.Customers;
        Assert.Equal(world.Customers.Select(customer => (customer.Id, customer.BusinessThenName, customer.Disabled)).Order(), customers.Select(customer => (customer.Id, customer.BusinessName, customer.IsDisabled)));
        Assert.Equal(
            world.Contacts.Where(contact => contact.Name is not null).Select(contact => (contact.CustomerId, contact.Id, contact.Name!, contact.Email)).Order(),
            customers.SelectMany(customer => customer.Contacts.Select(contact => (customer.Id, contact.Id, contact.Name, contact.Email))).Order());
        Assert.Equal(world.Customers.Count, Json(project, "raw_customers.json").Select(node => (long)node!["id"]!).Distinct().Count());
        Assert.Equal(world.Contacts.Count, Json(project, "raw_contacts.json").Count);
        Assert.All(Json(project, "raw_contacts.json"), node => Assert.True(node!.AsObject().ContainsKey("mobile")));
        Assert.Equal(customers.Select(customer => customer.Id), events.OfType<CustomerFetched>().Select(fetched => fetched.Customer.Id));
        Assert.Equal((23, 23, 0), events.OfType<StepFinished>().Select(finished => (finished.Summary.Read, finished.Summary.New, finished.Summary.Failed)).Single());
        // Counted by the server on every page, nothing moved: read once. 23 customers on 5 pages of 5.
        Assert.Equal(5, project.Servers.Log.Requests.Count(request => request.Path.EndsWith("/customers", StringComparison.Ordinal)));
        Assert.Equal(CustomerProject.AllNames.Order(), project.Files().Keys.Order());
    }

    [Fact]
    public async Task Private_persons_go_by_their_name_and_other_names_are_aliases()
    {
        await using var project = await CustomerProject.StartAsync(customers: 2);
        project.Servers.Chaos.Script("/customers", Fault.Json(200, """
            {"customers": [
              {"id": 1, "business_name": null, "firstname": "Dana", "lastname": "Doe", "fullname": "Dana Doe", "business_then_name": "Dana Doe", "business_and_full_name": "Dana Doe"},
              {"id": 2, "business_name": "Harbor Dental", "firstname": " Lee ", "lastname": "Roe", "fullname": "Lee Roe", "business_then_name": "Harbor Dental", "business_and_full_name": "Harbor Dental - Lee Roe", "disabled": true},
              {"id": 3, "business_name": " ", "business_then_name": "Kim Poe", "fullname": "Kim A. Poe", "firstname": "Kim", "lastname": null},
              {"id": "4", "business_name": 42, "contacts": [{"id": 9, "name": "Own", "email": "own@x.example"}, {"id": 10, "name": null}, 5]},
              {"id": 5, "fullname": null, "firstname": "Only"},
              {"id": 6, "business_name": "\ud800"},
              {"business_name": "No id"},
              "no customer"
            ]}
            """));

        var events = project.Update();

        Assert.Equal(
            ["1 Dana Doe []", "2 Harbor Dental [Lee Roe; Harbor Dental - Lee Roe]", "3 Kim Poe [Kim A. Poe; Kim]", "4 42 []", "5 Only []"],
            project.Customers.Select(customer => FormattableString.Invariant($"{customer.Id} {customer.BusinessName} [{customer.Aliases}]")));
        Assert.True(project.Customers[1].IsDisabled);
        Assert.Equal("Own", project.Customers[3].Contacts.ToString());
        Assert.Equal(3, events.OfType<RunWarning>().Count(warning => warning.Id == "CustomerLeftOut"));
        Assert.Contains(events.OfType<RunWarning>(), warning => warning.Message.Contains("customer 6 without any name", StringComparison.Ordinal));
        var summary = events.OfType<StepFinished>().Single().Summary;
        Assert.Equal((3, 0, false), (summary.Failed, summary.NewlyFailed, summary.Impossible));
        Assert.Contains("No id", File.ReadAllText(Path.Combine(project.Cache, "raw_customers.json")));
    }

    [Fact]
    public async Task A_customer_that_moved_to_a_page_that_was_read_already_is_found_by_reading_again()
    {
        await using var project = await CustomerProject.StartAsync();
        var first = project.World.Customers[0].Id;
        project.Servers.Chaos.Script(Page2, Fault.Change(world => world.RemoveCustomer(first)));

        project.Update();

        Assert.Empty(project.World.Customers.Select(customer => customer.Id).Except(project.Customers.Select(customer => customer.Id)));
        Assert.True(project.Servers.Log.Requests.Count(request => request.PathAndQuery.Contains(Page2, StringComparison.Ordinal)) > 1);
        Assert.Equal(project.Customers.Count, Json(project, "raw_customers.json").Count);
    }

    [Fact]
    public async Task A_list_that_changes_at_each_reading_is_refused_and_the_old_cache_stays()
    {
        await using var project = await CustomerProject.StartAsync();
        project.Update();
        var before = project.Files();
        project.Servers.Chaos.Script(Page2, Fault.Change(world => world.AddCustomer("Newcomer")), times: 3);

        var events = project.Update();

        Assert.Contains("changed each of the 3 times", events.OfType<RecordFailed>().Single().Record.ToString());
        Assert.Equal(before, project.Files());
    }

    [Fact]
    public async Task Without_pages_told_one_page_is_all()
    {
        await using var project = await CustomerProject.StartAsync(options: new() { HasMeta = false, CustomersHaveContacts = false });

        project.Update();

        Assert.Equal(23, project.Customers.Count);
        Assert.NotEmpty(project.Customers.SelectMany(customer => customer.Contacts));
    }

    [Fact]
    public async Task Whichever_request_fails_the_old_cache_stays_byte_for_byte()
    {
        await using var project = await CustomerProject.StartAsync();
        project.Update();
        var before = project.Files();
        project.World.RenameCustomer(project.World.Customers[0].Id, "Renamed");
        project.World.AddCustomer("Added");
        var requests = project.Servers.Log.Count;
        foreach (var fault in new[] { Fault.InternalError, Fault.HalfBody, Fault.HtmlPage })
        {
            for (var failing = 1; failing <= requests; failing++)
            {
                var number = 0;
                project.Servers.Chaos.ClearScript();
                project.Servers.Chaos.Script(_ => ++number == failing, fault);

                var events = project.Update();

                var failed = events.OfType<RecordFailed>().Single().Record.ToString();
                Assert.Contains("The customer cache is as it was", failed);
                Assert.Contains("GET /api/v1/c", failed);
                Assert.DoesNotContain(project.Servers.Syncro.Key, failed);
                Assert.True(events.OfType<StepFinished>().Single().Summary.Impossible);
                Assert.Empty(events.OfType<CustomerFetched>());
                Assert.Equal(before, project.Files());
            }
        }

        project.Servers.Chaos.ClearScript();
        Assert.Equal(["Renamed"], project.Update().OfType<CustomersUpdated>().Single().Renamed.Select(pair => pair.Customer.BusinessName));
    }

    [Fact]
    public async Task A_fetch_that_is_stopped_leaves_the_old_cache_and_nothing_else()
    {
        await using var project = await CustomerProject.StartAsync();
        project.Update();
        var before = project.Files();
        using var stop = new CancellationTokenSource();
        project.Servers.Chaos.Script("/contacts", Fault.Change(_ => stop.Cancel()));

        Assert.ThrowsAny<OperationCanceledException>(() => project.Update(cancellation: stop.Token));

        Assert.Equal(before, project.Files());
    }

    [Fact]
    public async Task What_is_added_renamed_disabled_and_gone_is_told_and_the_gone_stay_known()
    {
        await using var project = await CustomerProject.StartAsync();
        project.Update();
        var (renamed, disabled, gone) = (project.World.Customers[0], project.World.Customers[1], project.World.Customers[2]);
        project.World.RenameCustomer(renamed.Id, "Zephyr Legal");
        project.World.DisableCustomer(disabled.Id);
        project.World.RemoveCustomer(gone.Id);
        var added = project.World.AddCustomer("Newcomer");

        var updated = project.Update().OfType<CustomersUpdated>().Single();

        Assert.Equal([added.Id], updated.Added.Select(customer => customer.Id));
        Assert.Equal([(renamed.Id, renamed.BusinessThenName)], updated.Renamed.Select(pair => (pair.Customer.Id, pair.Before)));
        Assert.Equal([disabled.Id], updated.Disabled.Select(customer => customer.Id));
        Assert.Equal([gone.Id], updated.Gone.Select(customer => customer.Id));
        Assert.Equal(2, updated.Changed);
        var text = string.Join("\n", updated.Sentences());
        Assert.Contains("1 added, 1 renamed, 1 gone, 1 disabled", text);
        Assert.Contains($"{renamed.BusinessThenName} is now Zephyr Legal", text);
        Assert.True(project.Project.Workspace.Customers.FindById(gone.Id)!.IsGone);
        // Told once; and who comes back is there again.
        Assert.Contains("0 added, 0 renamed, 0 gone, 0 disabled", project.Update().OfType<CustomersUpdated>().Single().Sentences().Single());
        Assert.True(project.Customers.Single(customer => customer.Id == gone.Id).IsGone);
    }

    [Fact]
    public async Task Names_are_told_up_to_twenty_and_harmless()
    {
        await using var project = await CustomerProject.StartAsync(customers: 30);
        project.World.RenameCustomer(project.World.Customers[0].Id, "Evil\u001b[31m\nname");

        var sentences = project.Update().OfType<CustomersUpdated>().Single().Sentences().ToList();

        Assert.Contains(", and 10 more.", sentences[1]);
        Assert.DoesNotContain(sentences, sentence => sentence.Any(char.IsControl));
    }

    [Fact]
    public async Task A_server_that_gives_no_customer_at_all_does_not_empty_the_cache()
    {
        await using var project = await CustomerProject.StartAsync();
        project.Update();
        var before = project.Files();
        project.Servers.Chaos.Script("/customers", Fault.Json(200, """{"customers": [], "meta": {"total_pages": 1}}"""));

        var events = project.Update();

        Assert.Contains("gave no customer at all", events.OfType<RecordFailed>().Single().Record.ToString());
        Assert.Equal(before, project.Files());
    }

    [Fact]
    public async Task A_key_that_may_not_list_contacts_renews_the_customers_and_keeps_the_contacts()
    {
        await using var project = await CustomerProject.StartAsync(options: new() { CustomersAPage = 5, CustomersHaveContacts = false });
        project.Update();
        var contacts = project.Customers.Select(customer => customer.Contacts.ToString()).ToList();
        var raw = project.Files()["raw_contacts.json"];
        project.Servers.Syncro.Options.Refused[SyncroEndpoint.Contacts] = true;
        project.World.RenameCustomer(project.World.Customers[0].Id, "Zephyr Legal");

        var events = project.Update();

        Assert.Contains("their contacts are those of before", events.OfType<RunWarning>().Single().Message);
        Assert.Equal(contacts, project.Customers.Select(customer => customer.Contacts.ToString()));
        Assert.Contains(project.Customers, customer => customer.BusinessName == "Zephyr Legal");
        Assert.Equal(raw, project.Files()["raw_contacts.json"]);
    }

    [Fact]
    public async Task A_damaged_cache_is_kept_aside_and_fetched_anew()
    {
        await using var project = await CustomerProject.StartAsync();
        File.WriteAllText(project.Project.CustomerCache, "[{\"id\": 1,");

        var events = project.Update();

        Assert.Contains(events.OfType<RunWarning>(), warning => warning.Id == "CustomerCacheReplaced");
        Assert.Equal("[{\"id\": 1,", File.ReadAllText(project.Project.CustomerCache + ".damaged"));
        Assert.Equal(23, project.Customers.Count);
    }

    [Fact]
    public async Task What_a_killed_fetch_left_is_removed_by_the_next()
    {
        await using var project = await CustomerProject.StartAsync();
        File.WriteAllText(Path.Combine(project.Cache, "raw_customers.json.1234abcd1.tmp"), "[");

        project.Update();

        Assert.Equal(CustomerProject.AllNames.Order(), project.Files().Keys.Order());
    }

    private static JsonArray Json(CustomerProject project, string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(project.Cache, name)))!.AsArray();
}
