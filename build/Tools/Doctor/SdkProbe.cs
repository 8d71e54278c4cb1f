using System.Runtime.InteropServices;
using System.Text.Json;
using Slipway.Core.Doctor;

namespace Slipway.Tools.Doctor;

/// <summary>The .NET SDK beside the runtime that runs the build. Starts nothing: the program <c>dotnet</c> takes a tenth of a second to answer.</summary>
internal static class SdkProbe
{
    /// <summary>What there is; null where the checkout has no global.json that asks for a version.</summary>
    /// <param name="checkout">Root of the checkout.</param>
    public static SdkFacts? Look(string checkout)
    {
        var file = Path.Combine(checkout, "global.json");
        if (!File.Exists(file) || Asked(File.ReadAllBytes(file)) is not { } floor)
            return null;
        // ROOT/shared/Microsoft.NETCore.App/VERSION/
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var folder = Path.Combine(root, "sdk");
        var newest = Directory.Exists(folder)
            ? Directory
                .EnumerateDirectories(folder)
                .Select(x => Version.TryParse(Path.GetFileName(x), out var version) ? version : null)
                .Where(x => x is not null && x.Major == floor.Major && x.Minor == floor.Minor && x >= floor)
                .Max()
            : null;
        return new SdkFacts(floor.ToString(), newest?.ToString(), folder);
    }

    private static Version? Asked(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return
                document.RootElement.TryGetProperty("sdk", out var sdk)
                && sdk.TryGetProperty("version", out var text)
                && Version.TryParse(text.GetString(), out var version)
                ? version
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // dotnet itself refuses such a file, with its place.
            return null;
        }
    }
}
