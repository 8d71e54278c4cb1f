using System.Text.Json;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Rendering;

/// <summary>Finds keys of a bake file that bake does not know (docs: Bake file reference). bake itself accepts them in silence.</summary>
public static class BakeKeys
{
    private static readonly string[] s_known =
    [
        "annotations",
        "args",
        "attest",
        "cache-from",
        "cache-to",
        "call",
        "context",
        "contexts",
        "description",
        "dockerfile",
        "dockerfile-inline",
        "entitlements",
        "extra-hosts",
        "inherits",
        "labels",
        "matrix",
        "name",
        "network",
        "no-cache",
        "no-cache-filter",
        "output",
        "platforms",
        "policy",
        "pull",
        "secret",
        "shm-size",
        "ssh",
        "tags",
        "target",
        "ulimits",
    ];

    /// <summary>One problem for each unknown key, SLP189.</summary>
    /// <param name="json">The bake file.</param>
    public static IReadOnlyList<Problem> Problems(string json)
    {
        using var document = JsonDocument.Parse(json);
        if (!document.RootElement.TryGetProperty("target", out var targets))
            return [];
        return
        [
            .. from target in targets.EnumerateObject()
            from key in target.Value.EnumerateObject()
            where !s_known.Contains(key.Name)
            select GraphProblems.BakeKeyUnknown(target.Name, key.Name, s_known),
        ];
    }
}
