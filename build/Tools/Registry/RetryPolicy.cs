using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography;
using Slipway.Core.Diagnostics;

namespace Slipway.Tools.Registry;

/// <summary>Tries again what may work a moment later, within a budget of time.</summary>
/// <param name="host">The registry, for messages.</param>
/// <param name="options">Budgets and waits.</param>
internal sealed class RetryPolicy(string host, RegistryOptions options)
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(8);

    /// <summary>Runs an attempt until it succeeds, fails for good, or the budget is used up.</summary>
    /// <param name="repository">For messages.</param>
    /// <param name="attempt">Gets the number of the attempt, from 1.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<T> RunAsync<T>(string repository, Func<int, Task<T>> attempt, CancellationToken cancellation)
    {
        long? firstFailure = null;
        for (var number = 1; ; number++)
        {
            try
            {
                return await attempt(number);
            }
            catch (Exception e) when (Trouble.Of(e, number, cancellation) is { } trouble)
            {
                firstFailure ??= Stopwatch.GetTimestamp();
                var budget = trouble.Unreachable && options.UnreachableBudget < options.RetryBudget ? options.UnreachableBudget : options.RetryBudget;
                var delay = trouble.Wait is { } wait && wait > TimeSpan.Zero ? wait : Delay(number);
                if (Stopwatch.GetElapsedTime(firstFailure.Value) + delay > budget)
                    throw new SlipwayException(
                        trouble.Unreachable
                            ? RegistryProblems.Down(host, trouble.Text)
                            : RegistryProblems.BudgetExhausted(host, repository, number, budget, trouble.Text),
                        e
                    );
                options.Say?.Invoke($"registry {host}: {trouble.Text}; trying again in {delay.TotalSeconds:0.0} s");
                await Task.Delay(delay, cancellation);
            }
        }
    }

    private TimeSpan Delay(int number)
    {
        var full = Math.Min(options.FirstDelay.TotalMilliseconds * Math.Pow(2, number - 1), LongestDelay.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(full * RandomNumberGenerator.GetInt32(500, 1001) / 1000);
    }
}

/// <summary>A failure that may pass.</summary>
internal sealed record Trouble(string Text, TimeSpan? Wait, bool Unreachable)
{
    /// <summary>Tells passing trouble (resets, stalls, cut answers, 429, 5xx) from lasting one; null for the latter.</summary>
    public static Trouble? Of(Exception e, int number, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
            return null;
        // The source of an upload failed, not the registry.
        for (var inner = e; inner is not null; inner = inner.InnerException)
        {
            if (inner is SlipwayException own)
                return own.Problems[0].Number == "SLP301" && number == 1 ? new Trouble("other bytes than the digest says", null, false) : null;
        }
        return e switch
        {
            TransientAnswerException answer => new Trouble(answer.Message, answer.Wait, false),
            OperationCanceledException => new Trouble("nothing moved for too long", null, false),
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => null,
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => new Trouble("the name is not known", null, true),
            HttpRequestException { InnerException: SocketException { SocketErrorCode: not SocketError.ConnectionReset } socket } => new Trouble(
                socket.Message,
                null,
                true
            ),
            HttpRequestException or IOException => new Trouble("the connection broke", null, false),
            _ => null,
        };
    }
}
