using System.Net;
using System.Net.Sockets;
using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Tools.Debian;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Benching;

/// <summary>A real registry on loopback, which keeps its blobs in a folder.</summary>
internal sealed class BenchRegistry : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly Task _running;

    private BenchRegistry(string host, Task running, CancellationTokenSource stop) => (Host, _running, _stop) = (host, running, stop);

    /// <summary>Its address and port.</summary>
    public string Host { get; }

    /// <summary>Starts one.</summary>
    /// <param name="home">Keeps the program.</param>
    /// <param name="folder">Where it keeps blobs.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<BenchRegistry> StartAsync(SlipwayHome home, string folder, CancellationToken cancellation)
    {
        var programs = await new Programs(DebianMirrors.Find([])).ProvideAsync(
            home,
            "docker-registry",
            DebianSuites.Trixie,
            ["docker-registry"],
            Platform.Amd64,
            null,
            cancellation
        );
        var host = $"127.0.0.1:{FreePort()}";
        Directory.CreateDirectory(folder);
        var config = Path.Combine(folder, "registry.yml");
        await File.WriteAllTextAsync(
            config,
            $"version: 0.1\nlog: {{ level: error }}\nstorage:\n  filesystem: {{ rootdirectory: {folder}/registry }}\nhttp: {{ addr: {host} }}\n",
            cancellation
        );
        var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var running = ProcessRunner.RunAsync(programs.Command("usr/bin/docker-registry", "serve", config), cancellation: stop.Token);
        await Task.Delay(1000, cancellation);
        return new BenchRegistry(host, running, stop);
    }

    /// <summary>Forgets every blob.</summary>
    public static void Empty(string folder)
    {
        if (Directory.Exists(Path.Combine(folder, "registry")))
            Directory.Delete(Path.Combine(folder, "registry"), recursive: true);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        _stop.Dispose();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
