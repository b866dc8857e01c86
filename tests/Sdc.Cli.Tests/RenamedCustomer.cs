using System.Text.Json.Nodes;
using Sdc.TestServers;

namespace Sdc.Cli.Tests;

/// <summary>A project that fetched its customers, of whom the first is called otherwise since.</summary>
internal static class RenamedCustomer
{
    /// <summary>The new name.</summary>
    public const string Name = "Zephyr Legal";

    /// <summary>Makes one.</summary>
    public static SdcProject Of(LoopbackServers servers)
    {
        var project = new SdcProject(new JsonObject
        {
            ["syncro_api"] = new JsonObject { ["base_url"] = servers.SyncroBaseUrl, ["api_key"] = servers.Syncro.Key, ["requests_per_minute"] = 100_000 },
        }.ToJsonString());
        project.Run("cache-customers", "--force").Ended(0);
        servers.World.RenameCustomer(servers.World.Customers[0].Id, Name);
        return project;
    }
}
