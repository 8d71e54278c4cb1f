using Slipway.Core.Catalog;
using Slipway.Core.Planning.Caches;

namespace Slipway.Core.Rendering;

/// <summary>Caches as a bake file names them: <c>cache-from</c> and <c>cache-to</c> (BuildKit: Export cache), one line of comma-separated fields each.</summary>
public static class CacheEntries
{
    /// <summary>A cache to read.</summary>
    /// <param name="store">Where.</param>
    /// <param name="scope">Product and platform.</param>
    /// <param name="name">Which.</param>
    public static string From(BuildKitStore store, string scope, string name) => Line([.. Of(store, scope, name, "src")]);

    /// <summary>A cache to write. A failed write is no failed build: whoever writes looks afterwards whether it is there.</summary>
    /// <param name="store">Where.</param>
    /// <param name="scope">Product and platform.</param>
    /// <param name="name">Which.</param>
    /// <param name="mode">How much.</param>
    public static string To(BuildKitStore store, string scope, string name, CacheMode mode) =>
        Line([
            .. Of(store, scope, name, "dest"),
            ("mode", mode == CacheMode.Max ? "max" : "min"),
            // GitHub's cache packs in its own way.
            .. store.Kind == BuildKitStoreKind.Gha ? Array.Empty<(string, string)>() : [("compression", CachePolicy.Compression)],
            .. store.Kind == BuildKitStoreKind.Registry ? [("oci-mediatypes", "true"), ("image-manifest", "true")] : Array.Empty<(string, string)>(),
            ("ignore-error", "true"),
        ]);

    /// <summary>Names as exports of a store: s3 writes several in one.</summary>
    /// <param name="store">Where.</param>
    /// <param name="names">The names.</param>
    public static IReadOnlyList<string> Names(BuildKitStore store, IReadOnlyList<string> names) =>
        store.Kind == BuildKitStoreKind.S3 ? [string.Join(';', names)] : names;

    /// <summary>The folder of a product and platform in a local store.</summary>
    /// <param name="store">A local store.</param>
    /// <param name="scope">Product and platform.</param>
    public static string FolderOf(BuildKitStore store, string scope) => $"{store.Place}/{scope}";

    private static IEnumerable<(string Name, string Value)> Of(BuildKitStore store, string scope, string name, string folder)
    {
        yield return ("type", store.Word);
        switch (store.Kind)
        {
            case BuildKitStoreKind.Local:
                yield return (folder, FolderOf(store, scope));
                yield return ("tag", name);
                break;
            case BuildKitStoreKind.Registry:
                yield return ("ref", $"{store.Place}:{name}");
                break;
            case BuildKitStoreKind.Gha:
                yield return ("scope", name);
                break;
            case BuildKitStoreKind.S3:
                yield return ("bucket", store.Place.Split('/')[0]);
                if (store.Place.Split('/', 2) is [_, { Length: > 0 } prefix])
                    yield return ("prefix", prefix.TrimEnd('/') + "/");
                yield return ("name", name);
                break;
            default:
                var parts = store.Place.Split('/', 3);
                yield return ("account_url", $"https://{parts[0]}.blob.core.windows.net");
                yield return ("container", parts[1]);
                if (parts.Length > 2)
                    yield return ("prefix", parts[2].TrimEnd('/') + "/");
                yield return ("name", name);
                break;
        }
        foreach (var setting in store.Settings)
            yield return (setting.Key, setting.Value);
    }

    /// <summary>Fields are read as comma-separated values (RFC 4180).</summary>
    private static string Line(IEnumerable<(string Name, string Value)> fields) =>
        string.Join(
            ',',
            fields
                .Select(x => $"{x.Name}={x.Value}")
                .Select(x => x.AsSpan().IndexOfAny(",\"\n") < 0 ? x : $"\"{x.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")
        );
}
