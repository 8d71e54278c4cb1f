using System.Net.Sockets;
using Slipway.Core.Catalog;
using Slipway.Tools.Docker;
using Slipway.Tools.Engine;

namespace Slipway.Tools.Python;

/// <summary>The base's Python in a container of the base, talked with over a port: the engine may be on another machine, so no folder is shared with it.</summary>
public sealed class ContainerPython : IBasePython
{
    private const int Port = 8000;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly TaskCompletionSource<RunningContainer> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task<ContainerOutcome> _running;

    /// <summary>Starts the container; it is gone when this is disposed.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="image">The base's name in it.</param>
    /// <param name="platform">The base's platform.</param>
    /// <param name="program">Path of the interpreter in the base.</param>
    /// <param name="script">Text of the compiling script.</param>
    /// <param name="cancellation">Ends it.</param>
    public ContainerPython(FoundEngine engine, string image, Platform platform, string program, string script, CancellationToken cancellation)
    {
        var request = new ContainerRequest(image)
        {
            Platform = platform,
            ReadOnly = true,
            DropCapabilities = true,
            User = "65534:65534",
            Port = Port,
            Entrypoint = ["/" + program],
            Arguments = [.. UnpackedPython.Options, script, "--listen", Port.ToString(System.Globalization.CultureInfo.InvariantCulture)],
        };
        _running = new Containers(engine).RunAsync(request, UseAsync, cancellation);
    }

    /// <inheritdoc />
    public async Task<string> TalkAsync(Func<Stream, Stream, Task> talk, CancellationToken cancellation)
    {
        await Task.WhenAny(_started.Task, _running).WaitAsync(cancellation);
        if (_running.IsCompleted)
            return await SaidAsync();
        var container = await _started.Task;
        using var client = await ConnectAsync(container, cancellation);
        if (client is null)
            return await SaidAsync(container, cancellation);
        var ended = false;
        try
        {
            await using var stream = client.GetStream();
            await talk(stream, stream);
            ended = true;
        }
        catch (IOException) { }
        return ended ? "" : await SaidAsync(container, cancellation);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _done.TrySetResult();
        await _running.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private async Task UseAsync(RunningContainer container, CancellationToken cancellation)
    {
        _started.SetResult(container);
        await _done.Task.WaitAsync(cancellation);
    }

    /// <summary>The engine's machine takes connections for the port before Python listens; only its first word tells that somebody is there.</summary>
    private static async Task<TcpClient?> ConnectAsync(RunningContainer container, CancellationToken cancellation)
    {
        var until = DateTime.UtcNow + s_patience;
        while (container.Address is { } address && DateTime.UtcNow < until && await container.IsRunningAsync(cancellation))
        {
            var client = new TcpClient { NoDelay = true };
            try
            {
                await client.ConnectAsync(address.Host, address.Port, cancellation);
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                patience.CancelAfter(TimeSpan.FromSeconds(5));
                if (await client.Client.ReceiveAsync(new byte[1], SocketFlags.Peek, patience.Token) > 0)
                    return client;
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException && !cancellation.IsCancellationRequested) { }
            client.Dispose();
            await Task.Delay(50, cancellation);
        }
        return null;
    }

    private static async Task<string> SaidAsync(RunningContainer container, CancellationToken cancellation)
    {
        var (output, error) = await container.LogsAsync(cancellation);
        return $"in its container. {string.Join(' ', (output + error).TrimEnd().Split('\n').TakeLast(3))}".TrimEnd();
    }

    private async Task<string> SaidAsync()
    {
        var outcome = await _running;
        return $"exit code {outcome.ExitCode} of its container. {outcome.Error.Trim()}".TrimEnd();
    }
}
