using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Core.Images;
using Slipway.Core.Locks;

namespace Slipway.Bench.Wheels;

/// <summary>Seeded files that are wheels by name, with the pages of an index. Sizes as in an image with a GPU stack: few large ones, many small ones.</summary>
public static class SyntheticWheels
{
    private static readonly int[] Shares = [250, 180, 120, 90, 70, 60, 50, 40, 30, 20, .. Enumerable.Repeat(3, 30)];

    public static IReadOnlyList<LockedPackage> Make(string folder, long bytes)
    {
        var packages = new List<LockedPackage>();
        Directory.CreateDirectory(Path.Combine(folder, "files"));
        foreach (var (share, i) in Shares.Select((share, i) => (share, i)))
        {
            var (name, content) = ($"wheel-{i}", new byte[bytes * share / Shares.Sum()]);
            new Random(i).NextBytes(content);
            var file = $"wheel_{i}-1.0-py3-none-any.whl";
            File.WriteAllBytes(Path.Combine(folder, "files", file), content);
            packages.Add(new LockedPackage(name, "1.0", Digest.FromHash(SHA256.HashData(content)), file, content.Length, [LockedPackage.Root], false, []));
        }
        foreach (var package in packages)
            Page(folder, package);
        File.WriteAllText(
            Path.Combine(folder, "packages.json"),
            JsonSerializer.Serialize(packages.Select(x => new[] { x.Name, x.Hash.ToString(), x.File, $"{x.Size}" }))
        );
        return packages;
    }

    public static IReadOnlyList<LockedPackage> Read(string folder) =>
        [
            .. JsonSerializer
                .Deserialize<string[][]>(File.ReadAllText(Path.Combine(folder, "packages.json")))!
                .Select(x => new LockedPackage(x[0], "1.0", Digest.Parse(x[1]), x[2], long.Parse(x[3]), [LockedPackage.Root], false, [])),
        ];

    private static void Page(string folder, LockedPackage package)
    {
        var file = new JsonObject
        {
            ["filename"] = package.File,
            ["url"] = $"/files/{package.File}",
            ["hashes"] = new JsonObject { ["sha256"] = package.Hash.Hex },
            ["size"] = package.Size,
        };
        var page = new JsonObject
        {
            ["meta"] = new JsonObject { ["api-version"] = "1.1" },
            ["name"] = package.Name,
            ["files"] = new JsonArray(file),
        };
        Directory.CreateDirectory(Path.Combine(folder, "simple", package.Name));
        File.WriteAllText(Path.Combine(folder, "simple", package.Name, "index.json"), page.ToJsonString());
    }
}
