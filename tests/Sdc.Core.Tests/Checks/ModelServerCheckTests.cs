using System.Text.Json.Nodes;
using Sdc.TestServers;

namespace Sdc.Tests.Checks;

using ServerFault = Sdc.TestServers.ServerFault;

public sealed class ModelServerCheckTests : IAsyncLifetime
{
    private const string Key = "key-of-a-model-provider";

    private CheckedProject project = null!;

    public async Task InitializeAsync()
    {
        project = await CheckedProject.StartAsync();
        Use(project.Servers.ScreenConnectBaseUrl + "/v1/");
    }

    public async Task DisposeAsync() => await project.DisposeAsync();

    [Fact]
    public async Task None_is_skipped()
    {
        project.Json.Remove("llm_config");
        Assert.Equal(CheckStatus.Skipped, (await FindAsync()).Status);
    }

    [Theory]
    [InlineData(200, """{ "data": [ { "id": "a" }, { "id": "b" } ] }""", CheckStatus.Ok, "'local': 2 models")]
    [InlineData(200, """{ "models": [] }""", CheckStatus.Ok, "'local': answers")]
    [InlineData(404, """{ "error": "no such path" }""", CheckStatus.Ok, "lists no models")]
    [InlineData(401, """{ "error": { "message": "key-of-a-model-provider is no key" } }""", CheckStatus.Failed, "*** is no key")]
    [InlineData(500, "", CheckStatus.Failed, "500")]
    public async Task Its_answer_is_told(int status, string body, CheckStatus expected, string words)
    {
        project.Servers.Chaos.Script("/v1/models", ServerFault.Json(status, body), 2);
        var check = await FindAsync();
        Assert.Equal(expected, check.Status);
        Assert.Contains(words, check.Detail);
        Assert.DoesNotContain(Key, check.ToString());
        Assert.Equal("Bearer " + Key, project.Servers.Log.Requests.First(request => request.Path == "/v1/models").Headers["Authorization"]);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("https://user:word@models.example.com/v1")]
    public async Task An_address_that_cannot_be_used_is_a_mistake_of_the_configuration(string address)
    {
        Use(address);
        var checks = await project.TestAsync();
        Assert.Contains(checks, check => check.Status == CheckStatus.Failed && check.ToString().Contains("llm_config.local.base_url", StringComparison.Ordinal));
        Assert.DoesNotContain(checks, check => check.ToString().Contains("user:word", StringComparison.Ordinal));
    }

    private void Use(string address)
    {
        project.Json["llm_config"] = new JsonObject { ["active_provider"] = "local", ["local"] = new JsonObject { ["base_url"] = address, ["api_key"] = Key, ["models"] = new JsonObject { ["general"] = "m" } } };
    }

    private async Task<ConnectionCheck> FindAsync() => await project.TestAsync("Model provider");
}
