using Slipway.Core.Diagnostics;
using Slipway.Core.Images;

namespace Slipway.Tools.Auditing;

/// <summary>The images of an OCI layout by name (image-spec, image-layout.md, "index.json File").</summary>
internal static class LayoutIndex
{
    private static readonly string[] s_names = ["org.opencontainers.image.ref.name", "io.containerd.image.name"];

    /// <summary>The index of a folder; null where it has none.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="SlipwayException">SLP654: it is too large.</exception>
    public static byte[]? Read(string folder)
    {
        var path = Path.Combine(folder, "index.json");
        if (!File.Exists(path))
            return null;
        using var file = File.OpenRead(path);
        return Documents.Read(file, path);
    }

    /// <summary>Where the image begins.</summary>
    /// <param name="json">Bytes of <c>index.json</c>.</param>
    /// <param name="wanted">The name asked for; null where none was.</param>
    /// <param name="place">Where it is, for messages.</param>
    /// <exception cref="SlipwayException">SLP316, SLP650: none of that name. SLP658: none at all. SLP659: several, and none was named.</exception>
    public static IReadOnlyList<Descriptor> Roots(byte[] json, string? wanted, string place)
    {
        var roots = OciJson.ReadIndex(json, $"{place}: index.json").Manifests;
        if (roots.Count == 0)
            throw new SlipwayException(AuditProblems.NoImage(place, "its index.json names none"));
        var names = roots.SelectMany(NamesOf).Distinct().ToList();
        if (wanted is not null)
        {
            var found = roots.Where(x => NamesOf(x).Contains(wanted) || x.Digest.ToString() == wanted).ToList();
            return found.Count > 0 ? found : throw new SlipwayException(AuditProblems.NotThere(wanted, place, Closest.To(wanted, names), names));
        }
        // Without names several manifests are the platforms of one image.
        var groups = roots.GroupBy(x => NamesOf(x).FirstOrDefault()).ToList();
        return groups.Count == 1 ? roots : throw new SlipwayException(AuditProblems.WhichOne(place, [.. groups.Select(x => x.Key ?? $"{x.First().Digest}")]));
    }

    private static IEnumerable<string> NamesOf(Descriptor descriptor) => s_names.Select(x => descriptor.Annotations?.GetValueOrDefault(x)).OfType<string>();
}
