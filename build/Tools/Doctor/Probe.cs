using System.Net.Sockets;
using Slipway.Core.Diagnostics;

namespace Slipway.Tools.Doctor;

/// <summary>Looks at one thing and gives up after a while, so that a report comes whatever hangs. A probe changes nothing.</summary>
/// <param name="limit">How long each may take.</param>
/// <param name="cancellation">Ends all of them.</param>
internal sealed class Probe(TimeSpan limit, CancellationToken cancellation)
{
    private readonly List<string> _unanswered = [];

    /// <summary>Names of those that did not come to an end.</summary>
    public IReadOnlyList<string> Unanswered => _unanswered;

    /// <summary>Looks; null where it took too long or the thing cannot be looked at.</summary>
    /// <param name="name">What is looked at, for people.</param>
    /// <param name="look">Does it; ends when its token says so.</param>
    public async Task<T?> RunAsync<T>(string name, Func<CancellationToken, Task<T>> look)
        where T : class
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        source.CancelAfter(limit);
        var token = source.Token;
        try
        {
            // Also what does not listen to its token is not waited for.
            return await Task.Run(() => look(token), CancellationToken.None).WaitAsync(token);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && IsTrouble(e))
        {
            lock (_unanswered)
                _unanswered.Add(name);
            return null;
        }
    }

    private static bool IsTrouble(Exception error) =>
        error is OperationCanceledException or SlipwayException or IOException or UnauthorizedAccessException or SocketException or HttpRequestException;
}
