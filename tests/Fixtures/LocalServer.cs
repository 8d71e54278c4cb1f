using System.Net;
using System.Net.Sockets;
using Slipway.Tools.Processes;

namespace Slipway.Tests;

/// <summary>A real server of another project on loopback, in a folder of its own, ended with the test.</summary>
public abstract class LocalServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public int Port { get; } = RegistryServer.FreePort();

    protected TempFolder Folder { get; } = new();

    /// <summary>Whether the server keeps anything.</summary>
    public bool IsEmpty => !Directory.EnumerateFiles(Folder.Path, "*", SearchOption.AllDirectories).Any();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends it: from now on nobody answers.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    protected async Task StartAsync(Command command)
    {
        _running = ProcessRunner.RunAsync(command with { WorkingDirectory = Folder.Path }, cancellation: _stop.Token);
        for (var i = 0; i < 2400 && !_running.IsCompleted; i++)
        {
            using var probe = new TcpClient();
            try
            {
                await probe.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(25);
            }
        }
        throw new InvalidOperationException($"{command.Program} does not start");
    }
}
