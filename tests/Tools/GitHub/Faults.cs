using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Slipway.Tests;

/// <summary>Ways in which a server fails.</summary>
public static class Faults
{
    public static Func<HttpContext, Func<Task>, Task> Status(int status, string message = "no", params (string Name, string Value)[] headers) =>
        async (context, _) =>
        {
            foreach (var (name, value) in headers)
                context.Response.Headers[name] = value;
            await FakeGitHub.WriteAsync(context, status, $$"""{"message":"{{message}}"}""");
        };

    public static Task Reset(HttpContext context, Func<Task> answer)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    /// <summary>Does what was asked, and loses the answer.</summary>
    public static async Task LoseAnswer(HttpContext context, Func<Task> answer)
    {
        var real = context.Response.Body;
        context.Response.Body = new MemoryStream();
        await answer();
        context.Response.Body = real;
        context.Abort();
    }

    public static async Task Stall(HttpContext context, Func<Task> answer) =>
        await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

    /// <summary>Begins an answer and breaks off.</summary>
    public static async Task Truncate(HttpContext context, Func<Task> answer)
    {
        context.Response.ContentType = context.Request.Path.Value!.EndsWith("zip", StringComparison.Ordinal) ? "application/zip" : "application/json";
        context.Response.ContentLength = 5000;
        await context.Response.WriteAsync("[{\"id\":1,");
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    /// <summary>The primary limit is used up for some seconds.</summary>
    public static Func<HttpContext, Func<Task>, Task> Used(int seconds) =>
        Status(
            403,
            "API rate limit exceeded for installation ID 1.",
            ("X-RateLimit-Limit", "1000"),
            ("X-RateLimit-Remaining", "0"),
            ("X-RateLimit-Reset", DateTimeOffset.UtcNow.AddSeconds(seconds).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))
        );
}
