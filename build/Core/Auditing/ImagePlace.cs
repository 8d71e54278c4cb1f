using Slipway.Core.Diagnostics;

namespace Slipway.Core.Auditing;

/// <summary>Where an image is looked for.</summary>
public enum PlaceKind
{
    /// <summary>Not said: a path where there is one, else the engine, else a registry.</summary>
    Any,

    /// <summary>An OCI layout: a folder or a tar.</summary>
    Layout,

    /// <summary>What <c>docker save</c> writes.</summary>
    Archive,

    /// <summary>The engine in reach.</summary>
    Engine,

    /// <summary>A registry.</summary>
    Registry,
}

/// <summary>An image as a user names it, such as <c>oci:out/image</c> or <c>engine:slipway/demo:minimal-onnx-cpu</c>.</summary>
/// <param name="Kind">Where it is looked for.</param>
/// <param name="Text">Path or name.</param>
public sealed record ImagePlace(PlaceKind Kind, string Text)
{
    private static readonly (string Prefix, PlaceKind Kind)[] s_prefixes =
    [
        ("oci:", PlaceKind.Layout),
        ("docker-archive:", PlaceKind.Archive),
        ("engine:", PlaceKind.Engine),
        ("registry:", PlaceKind.Registry),
    ];

    /// <summary>Reads what was given.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="SlipwayException">SLP650: it is empty.</exception>
    public static ImagePlace Parse(string text)
    {
        var known = s_prefixes.FirstOrDefault(x => text.StartsWith(x.Prefix, StringComparison.Ordinal), (Prefix: "", Kind: PlaceKind.Any));
        return text.Length > known.Prefix.Length
            ? new ImagePlace(known.Kind, text[known.Prefix.Length..])
            : throw new SlipwayException(AuditProblems.NotThere(text, "any place: it names none", closest: null, has: []));
    }

    /// <summary>A path and the name behind it: <c>PATH:NAME</c>. A path that is there as a whole has none.</summary>
    /// <param name="exists">Whether something is at a path.</param>
    public (string Path, string? Name) Split(Func<string, bool> exists)
    {
        for (var colon = Text.IndexOf(':', StringComparison.Ordinal); colon > 0 && !exists(Text); colon = Text.IndexOf(':', colon + 1))
        {
            if (exists(Text[..colon]))
                return (Text[..colon], Text[(colon + 1)..]);
        }
        return (Text, null);
    }
}
