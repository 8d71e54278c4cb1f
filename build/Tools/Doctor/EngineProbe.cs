using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text.Json;
using Slipway.Core.Diagnostics;
using Slipway.Core.Doctor;
using Slipway.Tools.Engine;

namespace Slipway.Tools.Doctor;

/// <summary>The engine in reach; starts none.</summary>
internal static class EngineProbe
{
    public static async Task<EngineFacts> LookAsync(SlipwayHome home, EngineSearch search, CancellationToken cancellation)
    {
        var own = new OwnEngine(home, _ => { });
        var isOwn = search.Engine?.Endpoint.Address == own.Endpoint.Address;
        return new EngineFacts(
            search.Engine is { } engine ? await FoundAsync(engine, isOwn, cancellation) : null,
            search.Problems,
            search.Chosen,
            OwnEngine.Obstacle(),
            OperatingSystem.IsLinux() && !isOwn && !await own.AnswersAsync(cancellation) ? own.Leftovers() : []
        );
    }

    /// <summary>What is known of an engine that the user named and that did not answer a search in time.</summary>
    public static EngineFacts Silent(TimeSpan limit)
    {
        var chosen = new DockerContexts(System.Environment.GetEnvironmentVariable).Chosen();
        IReadOnlyList<Problem> problems = chosen is null
            ? []
            : [EngineProblems.Unreachable(chosen.Address, chosen.Source, $"it does not say what it is within {limit.TotalSeconds:0} s")];
        return new EngineFacts(null, problems, chosen is not null, OwnEngine.Obstacle(), []);
    }

    private static async Task<EngineFound> FoundAsync(FoundEngine engine, bool isOwn, CancellationToken cancellation)
    {
        var features = engine.Features;
        var isHere = engine.Endpoint.Socket is not null && Directory.Exists(features.DataRoot);
        return new EngineFound(
            engine.Endpoint.Address,
            features.Version,
            features.Buildx.Version,
            features.ImageStore == ImageStoreKind.Containerd,
            features.StorageDriver,
            features.DataRoot,
            isHere ? DiskProbe.KindOf(features.DataRoot) : null,
            features.Builder.Platforms,
            isOwn,
            isHere && !isOwn ? await MissingBridgeAsync(engine.Endpoint.Socket!, cancellation) : null
        )
        {
            IsRootless = features.IsRootless,
        };
    }

    /// <summary>The interface of the network "bridge" where it is gone. An engine that was told to have none names none.</summary>
    private static async Task<string?> MissingBridgeAsync(string socket, CancellationToken cancellation)
    {
        using var http = new HttpClient(
            new SocketsHttpHandler
            {
                ConnectCallback = async (_, stop) =>
                {
                    var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                    await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), stop);
                    return new NetworkStream(connection, ownsSocket: true);
                },
            }
        );
        using var answer = await http.GetAsync(new Uri("http://engine/networks/bridge"), cancellation);
        if (!answer.IsSuccessStatusCode)
            return null;
        using var network = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync(cancellation));
        return
            network.RootElement.TryGetProperty("Options", out var options)
            && options.ValueKind == JsonValueKind.Object
            && options.TryGetProperty("com.docker.network.bridge.name", out var name)
            && name.GetString() is { } bridge
            && NetworkInterface.GetAllNetworkInterfaces().All(x => x.Name != bridge)
            ? bridge
            : null;
    }
}
