using System.Text.Json;
using Nuke.Common.IO;

namespace Nuke.Common.ValueInjection;

/// <summary><c>.nuke/parameters.PROFILE.json</c> of every named profile, the last first, then <c>.nuke/parameters.json</c>.</summary>
internal static class ParameterFiles
{
    private static readonly JsonDocumentOptions s_options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly Dictionary<string, JsonDocument> s_read = [];

    /// <summary>The value of a property of exactly that name; null when no file has it.</summary>
    public static object Of(string name, Type type, bool secret)
    {
        foreach (var file in Files())
        {
            if (
                Read(file)?.RootElement is not { ValueKind: JsonValueKind.Object } root
                || !root.TryGetProperty(name, out var value)
                || value.ValueKind == JsonValueKind.Null
            )
                continue;
            return secret
                ? throw new ArgumentException($"Secret '{name}' in '{file}' cannot be decrypted: give it by argument or environment variable")
                : From(value, type);
        }
        return null;
    }

    private static IEnumerable<string> Files()
    {
        var folder = Path.Combine(NukeBuild.RootDirectory, ".nuke");
        foreach (var profile in NukeBuild.LoadedLocalProfiles.Reverse())
        {
            var file = Path.Combine(folder, $"parameters.{profile}.json");
            yield return File.Exists(file) ? file : throw new ArgumentException($"Expected file to exist: {file}");
        }
        var main = Path.Combine(folder, "parameters.json");
        if (File.Exists(main))
            yield return main;
    }

    private static JsonDocument Read(string file)
    {
        if (!s_read.TryGetValue(file, out var document))
            s_read[file] = document = JsonDocument.Parse(File.ReadAllBytes(file), s_options);
        return document;
    }

    private static object From(JsonElement value, Type type)
    {
        if (type.IsArray)
            return value.ValueKind == JsonValueKind.Array
                ? Conversion.ToArray([.. value.EnumerateArray().Select(x => (object)x)], type, (x, element) => From((JsonElement)x, element))
                : throw new ArgumentException($"Value '{value}' could not be converted to '{Conversion.NameOf(type)}': an array is needed");
        if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            throw new ArgumentException($"Value '{value}' could not be converted to '{Conversion.NameOf(type)}'");
        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        // What a file says is relative to the root, not to where the user is.
        return type == typeof(AbsolutePath) ? NukeBuild.RootDirectory / text : Conversion.ToScalar(text, type);
    }
}
