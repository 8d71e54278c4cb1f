using System.Net;
using System.Net.Sockets;
using Slipway.Tools.Processes;

namespace Slipway.Tests;

/// <summary>A real registry on loopback with a folder of its own, ended with the test.</summary>
public sealed class RegistryServer : IAsyncLifetime, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TempFolder _folder = new();
    private Task _running = Task.CompletedTask;

    public int Port { get; } = FreePort();

    public string Host => $"127.0.0.1:{Port}";

    public async Task InitializeAsync()
    {
        var programs = await DebianPrograms.ProvideAsync("docker-registry");
        await File.WriteAllTextAsync(
            _folder["config.yml"],
            $$"""
            version: 0.1
            log: { level: error }
            storage:
              filesystem: { rootdirectory: {{_folder["data"]}} }
              delete: { enabled: true }
            http: { addr: {{Host}} }
            """
        );
        _running = ProcessRunner.RunAsync(programs.Command("usr/bin/docker-registry", "serve", _folder["config.yml"]), cancellation: _stop.Token);
        for (var i = 0; i < 200; i++)
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
        throw new InvalidOperationException("the registry does not start");
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ContinueWith(_ => { }, TaskScheduler.Default);
        _folder.Dispose();
    }

    public void Dispose() => _stop.Dispose();

    /// <summary>Damages a blob where the registry keeps it, as a bad disk would.</summary>
    public void Damage(string digestHex)
    {
        var path = _folder["data", "docker", "registry", "v2", "blobs", "sha256", digestHex[..2], digestHex, "data"];
        var bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    /// <summary>Loses a blob, as a cleanup would that does not look who names it.</summary>
    public void Lose(string digestHex) => File.Delete(_folder["data", "docker", "registry", "v2", "blobs", "sha256", digestHex[..2], digestHex, "data"]);

    /// <summary>Bytes of all blobs that it keeps, as files on its disk.</summary>
    public long Bytes => Blobs().Sum(x => new FileInfo(x).Length);

    private IEnumerable<string> Blobs() =>
        Directory.Exists(_folder["data"])
            ? Directory.EnumerateFiles(_folder["data", "docker", "registry", "v2", "blobs"], "data", SearchOption.AllDirectories)
            : [];

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
