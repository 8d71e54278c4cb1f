using System.Text.Json;

namespace Slipway.Core.Locks.Index;

/// <summary>Writes pages as JSON (PEP 691; API 1.1 of PEP 700 where all sizes are known, else 1.0).</summary>
public static class ServedPage
{
    /// <summary>The list of projects, UTF-8.</summary>
    /// <param name="projects">Normalized names.</param>
    public static byte[] WriteList(IEnumerable<string> projects) =>
        Write(
            "1.0",
            json =>
            {
                json.WriteStartArray("projects");
                foreach (var project in projects)
                {
                    json.WriteStartObject();
                    json.WriteString("name", project);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            }
        );

    /// <summary>The page's text, UTF-8. Every wheel is said to have metadata: whoever serves the page makes it where the index has none.</summary>
    /// <param name="page">The page.</param>
    /// <param name="addressOf">Where a file is served.</param>
    public static byte[] Write(IndexPage page, Func<IndexFile, string> addressOf)
    {
        var hasSizes = page.Files.All(file => file.Size is not null);
        return Write(
            hasSizes ? "1.1" : "1.0",
            json =>
            {
                json.WriteString("name", page.Project);
                if (hasSizes)
                    WriteVersions(json, page);
                json.WriteStartArray("files");
                foreach (var file in page.Files)
                    Write(json, file, addressOf(file), hasSizes);
                json.WriteEndArray();
            }
        );
    }

    private static byte[] Write(string version, Action<Utf8JsonWriter> members)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("meta");
            json.WriteString("api-version", version);
            json.WriteEndObject();
            members(json);
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    private static void WriteVersions(Utf8JsonWriter json, IndexPage page)
    {
        json.WriteStartArray("versions");
        foreach (var version in page.Files.Select(file => file.Release?.Version.ToString()).OfType<string>().Distinct(StringComparer.Ordinal))
            json.WriteStringValue(version);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, IndexFile file, string address, bool withSize)
    {
        json.WriteStartObject();
        json.WriteString("filename", file.FileName);
        json.WriteString("url", address);
        json.WriteStartObject("hashes");
        if (file.Sha256 is { } digest)
            json.WriteString("sha256", digest.Hex);
        json.WriteEndObject();
        if (withSize)
            json.WriteNumber("size", file.Size!.Value);
        if (file.RequiresPython is { } python)
            json.WriteString("requires-python", python);
        if (file.Yanked is { } reason)
            json.WriteString("yanked", reason.Length > 0 ? reason : "no reason given");
        if (file.Wheel is not null)
            WriteMetadata(json, file);
        json.WriteEndObject();
    }

    private static void WriteMetadata(Utf8JsonWriter json, IndexFile file)
    {
        if (file.Metadata is not { } digest)
        {
            json.WriteBoolean("core-metadata", true);
            return;
        }
        json.WriteStartObject("core-metadata");
        json.WriteString("sha256", digest.Hex);
        json.WriteEndObject();
    }
}
