using System.Globalization;
using System.Text.Json;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;

namespace Slipway.Core.Locks.Index;

/// <summary>Reads a project's page in JSON (PEP 691; API versions 1.0 to 1.x).</summary>
public static class JsonPage
{
    /// <summary>Content type of the format.</summary>
    public const string ContentType = "application/vnd.pypi.simple.v1+json";

    /// <summary>Reads a page.</summary>
    /// <param name="json">The body.</param>
    /// <param name="address">Where the page is: relative links start there.</param>
    /// <param name="project">Normalized name that was asked for.</param>
    /// <exception cref="SlipwayException">SLP263: not such a page; SLP264: another project's.</exception>
    public static IndexPage Read(ReadOnlyMemory<byte> json, Uri address, string project)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var version = root.GetProperty("meta").GetProperty("api-version").GetString() ?? "";
            if (version.Split('.')[0] != "1")
                throw new JsonException($"its API version is {Printable.Of(version, 20)}, not 1.x");
            var name = root.GetProperty("name").GetString() ?? "";
            if (ProjectName.Normalize(name) != project)
                throw new SlipwayException(IndexProblems.OtherProject(address, project, name));
            return IndexPage.Of(project, root.GetProperty("files").EnumerateArray().Select(file => File(file, address)).OfType<IndexFile>());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new SlipwayException(IndexProblems.NotAPage(address, e.Message), e);
        }
    }

    private static IndexFile? File(JsonElement file, Uri page)
    {
        var name = file.GetProperty("filename").GetString() ?? "";
        if (!Uri.TryCreate(page, file.GetProperty("url").GetString(), out var address) || address.Scheme is not ("http" or "https"))
            return null;
        var (hasMetadata, metadata) = Metadata(file);
        return new IndexFile(
            name,
            PageLinks.WithoutFragment(address),
            file.TryGetProperty("hashes", out var hashes) ? Sha256(hashes) : null,
            file.TryGetProperty("size", out var size) && size.ValueKind == JsonValueKind.Number && size.TryGetInt64(out var bytes) && bytes > 0 ? bytes : null,
            Time(file),
            Text(file, "requires-python") is { Length: > 0 } python ? python : null,
            Yanked(file),
            hasMetadata,
            metadata
        );
    }

    private static string? Yanked(JsonElement file) =>
        !file.TryGetProperty("yanked", out var yanked) ? null
        : yanked.ValueKind == JsonValueKind.True ? ""
        : yanked.ValueKind == JsonValueKind.String ? yanked.GetString()
        : null;

    /// <summary>The current name first, then the one from before PEP 714.</summary>
    private static (bool, Digest?) Metadata(JsonElement file)
    {
        foreach (var name in (string[])["core-metadata", "dist-info-metadata"])
            if (file.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Object)
                return (value.ValueKind != JsonValueKind.False, value.ValueKind == JsonValueKind.Object ? Sha256(value) : null);
        return (false, null);
    }

    private static Digest? Sha256(JsonElement hashes) => Digest.TryParse(Text(hashes, "sha256")?.ToLowerInvariant(), out var digest) ? digest : null;

    private static DateTimeOffset? Time(JsonElement file) =>
        DateTimeOffset.TryParse(
            Text(file, "upload-time"),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
            : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
