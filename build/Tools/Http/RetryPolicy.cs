using System.Diagnostics;
using System.Security.Cryptography;
using Slipway.Core.Diagnostics;

namespace Slipway.Tools.Http;

/// <summary>Tries again what may work a moment later, within a budget of time.</summary>
/// <param name="server">What is asked, for the line about another try: <c>registry HOST</c>.</param>
/// <param name="limits">Budgets and waits.</param>
/// <param name="down">The message where nobody answers.</param>
/// <param name="exhausted">The message where the budget is used up: subject, attempts, budget, last failure.</param>
/// <param name="say">Receives one line each time something is tried again; null for none.</param>
internal sealed class RetryPolicy(
    string server,
    RetryLimits limits,
    Func<string, Problem> down,
    Func<string, int, TimeSpan, string, Problem> exhausted,
    Action<string>? say
)
{
    private const long Headway = 1 << 20;
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(8);

    /// <summary>Runs an attempt until it succeeds, fails for good, or the budget is used up.</summary>
    /// <param name="subject">What the request is about, for messages.</param>
    /// <param name="attempt">Gets the number of the attempt, from 1.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="moved">
    /// Bytes that are kept from attempt to attempt: where a mebibyte more is there than at the last failure, the budget starts anew. Null where none are.
    /// </param>
    public async Task<T> RunAsync<T>(string subject, Func<int, Task<T>> attempt, CancellationToken cancellation, Func<long>? moved = null)
    {
        long? firstFailure = null;
        var kept = moved?.Invoke() ?? 0;
        for (var number = 1; ; number++)
        {
            try
            {
                return await attempt(number);
            }
            catch (Exception e) when (Trouble.Of(e, number, cancellation) is { } trouble)
            {
                if (moved?.Invoke() is { } now && now >= kept + Headway)
                    (firstFailure, kept, number) = (null, now, 1);
                firstFailure ??= Stopwatch.GetTimestamp();
                var budget = trouble.Unreachable && limits.UnreachableBudget < limits.Budget ? limits.UnreachableBudget : limits.Budget;
                var delay = trouble.Wait is { } wait && wait > TimeSpan.Zero ? wait : Delay(number);
                if (Stopwatch.GetElapsedTime(firstFailure.Value) + delay > budget)
                    throw new SlipwayException(trouble.Unreachable ? down(trouble.Text) : exhausted(subject, number, budget, trouble.Text), e);
                say?.Invoke($"{server}: {trouble.Text}; trying again in {delay.TotalSeconds:0.0} s");
                await Task.Delay(delay, cancellation);
            }
        }
    }

    private TimeSpan Delay(int number)
    {
        var full = Math.Min(limits.FirstDelay.TotalMilliseconds * Math.Pow(2, number - 1), LongestDelay.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(full * RandomNumberGenerator.GetInt32(500, 1001) / 1000);
    }
}
