using System.Text.Json;
using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Locks.Builds;

/// <summary>Reads <c>builds.json</c>: package to <see cref="BuildSettings"/>. docs/compile.md describes it.</summary>
public static class BuildsFile
{
    /// <summary>Its name in the folder of the requirement files.</summary>
    public const string Name = "builds.json";

    /// <summary>The folder of the patches, beside it.</summary>
    public const string Patches = "patches";

    /// <summary>Members of an entry that are objects of texts.</summary>
    public static readonly IReadOnlyList<string> Maps = ["environment", "settings"];

    /// <summary>Members of an entry that are lists of texts.</summary>
    public static readonly IReadOnlyList<string> Lists = ["requires", "patches", "allow", "uses"];

    /// <summary>Words that lists may have, where they may not have any.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Words = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        ["allow"] = ["native", "pure"],
        ["uses"] = [.. ToolchainPart.ByUse.Keys],
    };

    private static readonly string[] s_members = [.. Maps, .. Lists];

    /// <summary>The settings by normalized name.</summary>
    /// <param name="json">The text; null where there is no such file.</param>
    /// <param name="path">Its path as the user knows it.</param>
    /// <exception cref="SlipwayException">SLP574: all mistakes together.</exception>
    public static IReadOnlyDictionary<string, BuildSettings> Read(string? json, string path)
    {
        var (all, problems) = (new Dictionary<string, BuildSettings>(StringComparer.Ordinal), new List<Problem>());
        if (json is null)
            return all;
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new JsonException("an object of packages is expected");
            foreach (var package in document.RootElement.EnumerateObject().Where(x => x.Name != "$schema"))
                all[ProjectName.Normalize(package.Name)] = Settings(package, path, problems);
        }
        catch (JsonException e)
        {
            problems.Add(CompileProblems.BadSettings(path, e.Message.Split(" Path:")[0], "JSON: an object with one entry a package"));
        }
        return problems.Count > 0 ? throw new SlipwayException(problems) : all;
    }

    private static BuildSettings Settings(JsonProperty package, string path, List<Problem> problems)
    {
        var found = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (!ProjectName.IsValid(package.Name) || package.Value.ValueKind != JsonValueKind.Object)
        {
            problems.Add(CompileProblems.BadSettings(path, $"'{Printable.Of(package.Name, 60)}' is no package with an object", "NAME: { ... }"));
            return BuildSettings.None;
        }
        foreach (var member in package.Value.EnumerateObject())
            if (s_members.Contains(member.Name))
                found[member.Name] = member.Value;
            else
                problems.Add(
                    CompileProblems.BadSettings(
                        path,
                        $"{package.Name} has '{Printable.Of(member.Name, 60)}'",
                        $"{string.Join(", ", s_members)}{(Closest.To(member.Name, s_members) is { } near ? $"; the closest is '{near}'" : "")}"
                    )
                );
        return new BuildSettings(Map("environment"), Map("settings"), List("requires"), List("patches"), List("allow"), List("uses"));

        IReadOnlyDictionary<string, string> Map(string name)
        {
            if (!found.TryGetValue(name, out var value))
                return new Dictionary<string, string>();
            if (value.ValueKind == JsonValueKind.Object && value.EnumerateObject().All(x => x.Value.ValueKind == JsonValueKind.String))
                return value.EnumerateObject().ToDictionary(x => x.Name, x => x.Value.GetString()!, StringComparer.Ordinal);
            problems.Add(CompileProblems.BadSettings(path, $"{package.Name}.{name} is {value.ValueKind}", "an object of texts"));
            return new Dictionary<string, string>();
        }

        IReadOnlyList<string> List(string name)
        {
            if (!found.TryGetValue(name, out var value))
                return [];
            if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(x => x.ValueKind != JsonValueKind.String))
            {
                problems.Add(CompileProblems.BadSettings(path, $"{package.Name}.{name} is {value.ValueKind}", "a list of texts"));
                return [];
            }
            List<string> words = [.. value.EnumerateArray().Select(x => x.GetString()!)];
            if (Words.TryGetValue(name, out var allowed))
                problems.AddRange(
                    words
                        .Where(x => !allowed.Contains(x))
                        .Select(x => CompileProblems.BadSettings(path, $"{package.Name}.{name} names '{x}'", string.Join(", ", allowed)))
                );
            if (name == "patches")
                problems.AddRange(
                    words
                        .Where(x => x.Length == 0 || x.StartsWith('.') || x.Contains('/', StringComparison.Ordinal))
                        .Select(x => CompileProblems.BadSettings(path, $"{package.Name}.{name} names '{x}'", $"names of files in {Patches}/"))
                );
            return words;
        }
    }
}
