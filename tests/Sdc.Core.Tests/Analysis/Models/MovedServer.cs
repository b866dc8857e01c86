using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Sdc.Tests.Analysis.Models;

/// <summary>Sends everyone elsewhere.</summary>
internal sealed class MovedServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private MovedServer(WebApplication application) => this.application = application;

    public string BaseUrl => application.Urls.First().TrimEnd('/') + "/v1";

    public static async Task<MovedServer> StartAsync(string place)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        var application = builder.Build();
        application.Run(context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = place;
            return Task.CompletedTask;
        });
        await application.StartAsync();
        return new(application);
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();
}
