namespace Slipway.Core.Catalog;

/// <summary>Where bases and packages come from.</summary>
/// <param name="Name">As typed after <c>--upstream</c>.</param>
/// <param name="Suite">Debian suite of base and packages.</param>
/// <param name="Python">Python of that suite, major and minor.</param>
/// <param name="Backends">Backends that it can serve.</param>
/// <param name="Modes">Modes that it can serve.</param>
/// <param name="CanBuild">False where this version of Slipway only knows the name.</param>
public sealed record Upstream(string Name, string Suite, string Python, IReadOnlyList<Backend> Backends, IReadOnlyList<Mode> Modes, bool CanBuild)
{
    /// <summary>One Debian mirror and nothing else.</summary>
    public static readonly Upstream Debian = new("debian", "trixie", "3.13", [Backend.Onnx, Backend.Torch], [Mode.Minimal, Mode.Recommended], CanBuild: true);

    /// <summary>Debian base, packages of the Python index.</summary>
    public static readonly Upstream Pypi = new("pypi", "trixie", "3.13", [Backend.Onnx, Backend.Torch], [Mode.Minimal, Mode.Recommended], CanBuild: false);

    /// <summary>The public registries and the Python index.</summary>
    public static readonly Upstream Public = new("public", "", "3.12", Enum.GetValues<Backend>(), Enum.GetValues<Mode>(), CanBuild: false);

    /// <summary>All upstreams, the default first.</summary>
    public static readonly IReadOnlyList<Upstream> All = [Public, Pypi, Debian];
}
