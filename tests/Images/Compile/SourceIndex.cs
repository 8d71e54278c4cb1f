using System.Text.Json.Nodes;

namespace Slipway.Images.Tests.Compile;

/// <summary>Pages of an index as if it had source archives alone.</summary>
internal static class SourceIndex
{
    /// <summary>Takes the wheels of some projects off their pages.</summary>
    public static void Hide(JsonObject page, IReadOnlyList<string> projects)
    {
        if (!projects.Contains((string?)page["name"]))
            return;
        var files = page["files"]!.AsArray();
        foreach (var file in files.Where(x => ((string)x!["filename"]!).EndsWith(".whl", StringComparison.Ordinal)).ToList())
            files.Remove(file);
    }
}
