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
    [InlineData(null)]
    [InlineData("nonsense")]
    [InlineData("http://models.example.com/v1")]
    [InlineData("https://user:word@models.example.com/v1")]
    [InlineData("https://models.example.com/v1?key=abc")]
    public async Task An_address_that_cannot_be_used_is_not_asked_and_not_shown(string? address)
    {
        Use(address);
        var check = await FindAsync();
        Assert.Equal(CheckStatus.Failed, check.Status);
        Assert.Contains("llm_config.local.base_url", check.Advice);
        if (address is not null) Assert.DoesNotContain(address, check.ToString());
    }

    private void Use(string? address)
    {
        project.Json["llm_config"] = new JsonObject { ["active_provider"] = "local", ["local"] = new JsonObject { ["base_url"] = address, ["api_key"] = Key } };
    }

    private async Task<ConnectionCheck> FindAsync() => await project.TestAsync("Model provider");
}
