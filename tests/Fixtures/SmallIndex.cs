using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Slipway.Tests;

/// <summary>Writes small wheels and their pages as a folder that <see cref="IndexServer"/> serves.</summary>
public sealed class SmallIndex(string folder)
{
    public string Folder { get; } = folder;

    /// <summary>Adds a wheel with real metadata; its requirements and upload day are given.</summary>
    public SmallIndex Add(string name, string version, string[]? requires = null, string day = "2026-01-01", string tag = "py3-none-any", string? yanked = null)
    {
        var metadata =
            $"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
            + string.Concat((requires ?? []).Select(requirement => $"Requires-Dist: {requirement}\n"));
        var wheel = new WheelBuilder(name.Replace('-', '_'), version, tag).Add($"{name.Replace('-', '_')}-{version}.dist-info/METADATA", metadata);
        wheel.Add($"{name.Replace('-', '_')}.py", $"version = '{version}'\n");
        return Add(name, wheel.FileName, wheel.Build(), day, yanked, metadata);
    }

    /// <summary>Adds any file.</summary>
    public SmallIndex Add(string name, string fileName, byte[] bytes, string day = "2026-01-01", string? yanked = null, string? metadata = null)
    {
        Directory.CreateDirectory(Path.Combine(Folder, "files"));
        File.WriteAllBytes(Path.Combine(Folder, "files", fileName), bytes);
        var entry = new JsonObject
        {
            ["filename"] = fileName,
            ["url"] = $"../../files/{fileName}",
            ["hashes"] = new JsonObject { ["sha256"] = Hash(bytes) },
            ["size"] = bytes.Length,
            ["upload-time"] = $"{day}T12:00:00.000Z",
            ["yanked"] = yanked is null ? JsonValue.Create(false) : JsonValue.Create(yanked),
        };
        if (metadata is not null)
        {
            File.WriteAllText(Path.Combine(Folder, "files", $"{fileName}.metadata"), metadata);
            entry["core-metadata"] = new JsonObject { ["sha256"] = Hash(Encoding.UTF8.GetBytes(metadata)) };
        }
        var page = Page(name);
        page["files"]!.AsArray().Add(entry);
        Write(name, page);
        return this;
    }

    private JsonNode Page(string name) =>
        File.Exists(PathOf(name))
            ? JsonNode.Parse(File.ReadAllText(PathOf(name)))!
            : new JsonObject
            {
                ["meta"] = new JsonObject { ["api-version"] = "1.1" },
                ["name"] = name,
                ["files"] = new JsonArray(),
            };

    private void Write(string name, JsonNode page)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), page.ToJsonString());
    }

    private string PathOf(string name) => Path.Combine(Folder, "simple", name, "index.json");

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
