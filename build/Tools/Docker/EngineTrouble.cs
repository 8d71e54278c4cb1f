using Docker.DotNet;
using Slipway.Core.Diagnostics;
using Slipway.Tools.Engine;

namespace Slipway.Tools.Docker;

/// <summary>Tells trouble of the engine itself from trouble of what was asked of it.</summary>
internal static class EngineTrouble
{
    /// <summary>The trouble, or null where the engine is well.</summary>
    /// <param name="said">Everything that was said about the failure.</param>
    /// <param name="endpoint">The engine.</param>
    /// <param name="during">What it was doing.</param>
    /// <param name="shown">The lines for the message.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<Problem?> FindAsync(IEnumerable<string> said, EngineEndpoint endpoint, string during, string shown, CancellationToken cancellation)
    {
        var lines = said.ToList();
        if (lines.Exists(line => line.Contains("no space left on device", StringComparison.Ordinal)))
            return await DiskFullAsync(endpoint, during, cancellation);
        // dockerd lives on when its containerd dies; what it says then names that socket.
        var half = lines.Exists(line => line.Contains("containerd.sock", StringComparison.Ordinal));
        return !half && await EnginePing.AnswersAsync(endpoint, cancellation) ? null : BuildProblems.EngineGone(endpoint.Address, during, shown);
    }

    /// <summary>The full disk, where the engine's data folder is on this machine and has less room left than was sent; null otherwise.</summary>
    /// <param name="endpoint">The engine.</param>
    /// <param name="sent">Bytes that it was given before it hung up.</param>
    /// <param name="during">What it was doing.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<Problem?> FullDiskAsync(EngineEndpoint endpoint, long sent, string during, CancellationToken cancellation)
    {
        using var client = endpoint.CreateClient();
        var folder = (await client.System.GetSystemInfoAsync(cancellation)).DockerRootDir;
        if (endpoint.Socket is null || !Directory.Exists(folder))
            return null;
        var free = new DriveInfo(folder).AvailableFreeSpace;
        return free < sent ? BuildProblems.DiskFull(folder, free, during) : null;
    }

    private static async Task<Problem> DiskFullAsync(EngineEndpoint endpoint, string during, CancellationToken cancellation)
    {
        try
        {
            using var client = endpoint.CreateClient();
            var folder = (await client.System.GetSystemInfoAsync(cancellation)).DockerRootDir;
            return BuildProblems.DiskFull(
                folder,
                endpoint.Socket is not null && Directory.Exists(folder) ? new DriveInfo(folder).AvailableFreeSpace : null,
                during
            );
        }
        catch (Exception e) when (e is HttpRequestException or DockerApiException or IOException or TimeoutException)
        {
            return BuildProblems.DiskFull($"the data folder of {endpoint.Address}", null, during);
        }
    }
}
