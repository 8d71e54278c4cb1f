namespace Slipway.Core.Debian;

/// <summary>A library that a distribution opens by name while it runs: no shared object names it as needed.</summary>
/// <param name="Distribution">Normalized name of the distribution.</param>
/// <param name="Soname">The library's file name.</param>
/// <param name="Reason">What happens without it.</param>
public sealed record OpenedLibrary(string Distribution, string Soname, string Reason);

/// <summary>Libraries that are opened by name, as data: one line a library.</summary>
public static class OpenedLibraries
{
    private static readonly IReadOnlyList<OpenedLibrary> s_all =
    [
        new("onnxruntime", "libonnxruntime_providers_shared.so", "every import writes a warning to standard error: Init provider bridge failed"),
    ];

    /// <summary>The libraries that some distributions open, sorted.</summary>
    /// <param name="distributions">Normalized names.</param>
    public static IReadOnlyList<string> Of(IEnumerable<string> distributions) =>
        [.. distributions.SelectMany(name => s_all.Where(x => x.Distribution == name)).Select(x => x.Soname).Order(StringComparer.Ordinal)];
}
