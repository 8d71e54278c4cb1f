using System.Text.Json;

namespace Slipway.Core.Locks.Index;

/// <summary>Writes a page as JSON (PEP 691, API 1.0) for a resolver on this machine.</summary>
public static class ServedPage
{
    /// <summary>The page's text, UTF-8. Every wheel is said to have metadata: whoever serves the page makes it where the index has none.</summary>
    /// <param name="page">The page.</param>
    /// <param name="addressOf">Where a file is served.</param>
    public static byte[] Write(IndexPage page, Func<IndexFile, string> addressOf)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("meta");
            json.WriteString("api-version", "1.0");
            json.WriteEndObject();
            json.WriteString("name", page.Project);
            json.WriteStartArray("files");
            foreach (var file in page.Files)
                Write(json, file, addressOf(file));
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter json, IndexFile file, string address)
    {
        json.WriteStartObject();
        json.WriteString("filename", file.FileName);
        json.WriteString("url", address);
        json.WriteStartObject("hashes");
        if (file.Sha256 is { } digest)
            json.WriteString("sha256", digest.Hex);
        json.WriteEndObject();
        if (file.RequiresPython is { } python)
            json.WriteString("requires-python", python);
        if (file.Yanked is { } reason)
            json.WriteString("yanked", reason.Length > 0 ? reason : "no reason given");
        if (file.Wheel is not null)
            json.WriteBoolean("core-metadata", true);
        json.WriteEndObject();
    }
}
