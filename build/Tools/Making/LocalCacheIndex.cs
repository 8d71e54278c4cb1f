using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Core.Images;

namespace Slipway.Tools.Making;

/// <summary>What a folder of BuildKit's local cache has: an OCI layout whose index names each cache by <c>org.opencontainers.image.ref.name</c>.</summary>
internal static class LocalCacheIndex
{
    private const string RefName = "org.opencontainers.image.ref.name";

    /// <summary>The blobs that a cache's manifest names: what it knows of steps, and their layers. None where it is no manifest.</summary>
    public static IReadOnlyList<Digest> Blobs(byte[] manifest)
    {
        using var json = JsonDocument.Parse(manifest);
        var (root, digests) = (json.RootElement, new List<Digest>());
        if (root.TryGetProperty("config", out var config))
            Add(config);
        if (root.TryGetProperty("layers", out var layers))
        {
            foreach (var layer in layers.EnumerateArray())
                Add(layer);
        }
        return digests;

        void Add(JsonElement descriptor)
        {
            if (Digest.TryParse(descriptor.GetProperty("digest").GetString(), out var digest))
                digests.Add(digest);
        }
    }

    /// <summary>Lets more names lead to what one leads to.</summary>
    public static void Name(string folder, string known, IReadOnlyList<string> names)
    {
        var file = Path.Combine(folder, "index.json");
        var index = JsonNode.Parse(File.ReadAllBytes(file))!;
        var manifests = index["manifests"]!.AsArray();
        var found = manifests.First(x => NameOf(x!) == known)!;
        foreach (var name in names)
        {
            if (manifests.FirstOrDefault(x => NameOf(x!) == name) is { } old)
                manifests.Remove(old);
            var entry = found.DeepClone();
            entry["annotations"]![RefName] = name;
            manifests.Add(entry);
        }
        WholeFile.Write(file, index.ToJsonString());

        static string? NameOf(JsonNode manifest) => manifest["annotations"]?[RefName]?.GetValue<string>();
    }

    /// <summary>Name to digest; empty where there is no such folder or it cannot be read.</summary>
    public static IReadOnlyDictionary<string, string> Read(string folder)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var file = Path.Combine(folder, "index.json");
        if (!File.Exists(file))
            return names;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (var manifest in json.RootElement.GetProperty("manifests").EnumerateArray())
            {
                if (
                    manifest.TryGetProperty("annotations", out var annotations)
                    && annotations.TryGetProperty(RefName, out var name)
                    && manifest.GetProperty("digest").GetString() is { } digest
                    && File.Exists(Path.Combine(folder, "blobs", digest.Replace(':', '/')))
                )
                    names[name.GetString()!] = digest;
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            names.Clear();
        }
        return names;
    }
}
