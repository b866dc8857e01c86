using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Sdc.TestServers;

/// <summary>Sends an answer, whole or as a fault spoils it.</summary>
internal static class AnswerSender
{
    private const int Pieces = 6;

    // Long enough for what was sent to leave before the connection goes.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    public static async Task SendAsync(HttpContext context, ServerAnswer answer, ServerFault? fault, ServerClock clock)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.Headers.Date = clock.Now.ToString("R", CultureInfo.InvariantCulture);
        if (fault?.RetryAfter(clock) is { } wait) response.Headers.RetryAfter = wait;
        switch (fault?.Kind)
        {
            case FaultKind.HalfBody:
                response.ContentLength = answer.Body.Length;
                await CutAsync(context, answer.Body);
                break;
            case FaultKind.CutChunks:
                await CutAsync(context, answer.Body);
                break;
            case FaultKind.SlowBody:
                await SlowlyAsync(context, answer.Body);
                break;
            default:
                response.ContentLength = answer.Body.Length;
                await response.Body.WriteAsync(answer.Body, context.RequestAborted);
                break;
        }
    }

    private static async Task CutAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        await context.Response.Body.WriteAsync(body[..(body.Length / 2)], context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await Task.Delay(Pause, context.RequestAborted);
        context.Abort();
    }

    private static async Task SlowlyAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        var size = body.Length / Pieces + 1;
        for (var sent = 0; sent < body.Length; sent += size)
        {
            await context.Response.Body.WriteAsync(body.Slice(sent, Math.Min(size, body.Length - sent)), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(Pause, context.RequestAborted);
        }
    }
}
