using System.Text.Json;
using Slipway.Core.Images;
using Slipway.Core.Locks;

namespace Slipway.Core.Tests.Locks;

/// <summary>Locks of a real service, one a fortnight.</summary>
internal static class LockHistory
{
    /// <summary>Bytes that the notes of the data tell to count for a torch wheel of the CPU index, whose size they do not have.</summary>
    private const long TorchForCpu = 191_794_682;

    private const long TorchvisionForCpu = 2_000_000;

    public static IReadOnlyList<LockFile> Read(string path, string device) =>
        [.. File.ReadLines(path).Select(line => Read(JsonDocument.Parse(line).RootElement, device))];

    private static LockFile Read(JsonElement snapshot, string device)
    {
        var target = LockTarget.TryParse($"mode=minimal device={device} platform=linux/amd64 python=3.12 manylinux=2_34")!;
        var head = LockHead.Of(target, Digest.Of(""), ["x.in"], snapshot.GetProperty("date").GetString()!);
        return new LockFile(head, [.. snapshot.GetProperty("packages").EnumerateArray().Select(Package)]);
    }

    private static LockedPackage Package(JsonElement package)
    {
        var (name, version, file) = (package[0].GetString()!, package[1].GetString()!, package[3].GetString() ?? "");
        var hash = package[2].GetString() ?? Digest.Of($"{name} {version}").Hex[..16];
        var size = package[4].ValueKind == JsonValueKind.Number ? package[4].GetInt64() : Unknown(name);
        var isSdist = !file.EndsWith(".whl", StringComparison.Ordinal) && file.Length > 0;
        return new LockedPackage(
            name,
            version,
            new Digest(hash.PadRight(64, '0')),
            file,
            size,
            [.. package[5].EnumerateArray().Select(x => x.GetString()!)],
            isSdist,
            []
        );
    }

    private static long? Unknown(string name) =>
        name switch
        {
            "torch" => TorchForCpu,
            "torchvision" => TorchvisionForCpu,
            _ => null,
        };
}
