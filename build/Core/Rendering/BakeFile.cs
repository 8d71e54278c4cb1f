using System.Text;
using System.Text.Json;

namespace Slipway.Core.Rendering;

/// <summary>One target of a bake file (docs: Bake file reference, JSON form).</summary>
/// <param name="Name">Target name: the product in kebab case.</param>
/// <param name="Dockerfile">Path of the Dockerfile, relative to the context.</param>
/// <param name="Context">Build context.</param>
/// <param name="Contexts">Named contexts: name to <c>oci-layout://...</c>, <c>target:...</c> or a folder.</param>
/// <param name="Arguments">Build arguments.</param>
/// <param name="Platforms">Platforms; empty for the builder's own.</param>
/// <param name="Stage">Stage to build.</param>
/// <param name="Outputs">Exporters, such as <c>type=local,dest=DIR</c>.</param>
public sealed record BakeTarget(
    string Name,
    string Dockerfile,
    string Context,
    IReadOnlyDictionary<string, string> Contexts,
    IReadOnlyDictionary<string, string> Arguments,
    IReadOnlyList<string> Platforms,
    string Stage,
    IReadOnlyList<string> Outputs
)
{
    /// <summary>Names of the image that it makes.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Network that its steps may have, such as <c>host</c>; empty for what the builder gives.</summary>
    public string Network { get; init; } = "";

    /// <summary>Secrets that its steps may read, such as <c>id=NAME,env=VARIABLE</c>.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Caches that are read, nearest first (<see cref="CacheEntries"/>).</summary>
    public IReadOnlyList<string> CacheFrom { get; init; } = [];

    /// <summary>Caches that are written.</summary>
    public IReadOnlyList<string> CacheTo { get; init; } = [];
}

/// <summary>Renders bake files. Keys are sorted, so that equal plans give equal files.</summary>
public static class BakeFile
{
    /// <summary>The JSON text.</summary>
    /// <param name="targets">The targets.</param>
    /// <param name="groups">Names that stand for several targets; <c>default</c> for what is made without a name.</param>
    public static string Render(IReadOnlyList<BakeTarget> targets, IReadOnlyDictionary<string, IReadOnlyList<string>>? groups = null)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            if (groups is { Count: > 0 })
                WriteGroups(json, groups);
            json.WriteStartObject("target");
            foreach (var target in targets.OrderBy(x => x.Name, StringComparer.Ordinal))
                Write(json, target);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteGroups(Utf8JsonWriter json, IReadOnlyDictionary<string, IReadOnlyList<string>> groups)
    {
        json.WriteStartObject("group");
        foreach (var (name, targets) in groups.OrderBy(x => x.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject(name);
            WriteList(json, "targets", targets);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, BakeTarget target)
    {
        json.WriteStartObject(target.Name);
        WriteMap(json, "args", target.Arguments);
        WriteList(json, "cache-from", target.CacheFrom);
        WriteList(json, "cache-to", target.CacheTo);
        json.WriteString("context", target.Context);
        WriteMap(json, "contexts", target.Contexts);
        json.WriteString("dockerfile", target.Dockerfile);
        if (target.Network.Length > 0)
        {
            // The first is what buildx asks its user about, the second what it asks the builder for; older ones know the first alone.
            json.WriteString("network", target.Network);
            WriteList(json, "entitlements", [$"network.{target.Network}"]);
        }
        WriteList(json, "output", target.Outputs);
        WriteList(json, "platforms", target.Platforms);
        WriteList(json, "secret", target.Secrets);
        WriteList(json, "tags", target.Tags);
        if (target.Stage.Length > 0)
            json.WriteString("target", target.Stage);
        // Attestations carry the time of day; the image that they belong to is assembled elsewhere.
        WriteList(json, "attest", ["type=provenance,disabled=true"]);
        json.WriteEndObject();
    }

    private static void WriteMap(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, string> map)
    {
        if (map.Count == 0)
            return;
        json.WriteStartObject(name);
        foreach (var (key, value) in map.OrderBy(x => x.Key, StringComparer.Ordinal))
            json.WriteString(key, value);
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<string> list)
    {
        if (list.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var value in list)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
