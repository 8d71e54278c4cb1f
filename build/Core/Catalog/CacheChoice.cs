using Slipway.Core.Diagnostics;
using Slipway.Core.Images;

namespace Slipway.Core.Catalog;

/// <summary>Which caches a run uses: what <c>--cache</c> says, else <c>slipway.json</c>, else none. Without either nothing is asked over a network.</summary>
public static class CacheChoice
{
    /// <summary>No cache, whatever the settings say.</summary>
    public const string None = "none";

    /// <summary>Layers by key in a registry: alone that of the settings, or with <c>=REPOSITORY</c>.</summary>
    public const string Registry = "registry";

    private const string Repository = "registry=HOST[:PORT]/PATH";
    private const string Expected =
        $"none, registry, {Repository}, local, local=DIR, gha, s3=BUCKET[/PREFIX][?NAME=VALUE&...], azblob=ACCOUNT/CONTAINER[/PREFIX]; several with commas between them";

    private static readonly string[] s_words = [None, Registry, "local", "gha", "s3", "azblob"];

    /// <summary>Settings of s3 that are no credentials (docs: Amazon S3 cache).</summary>
    private static readonly string[] s_s3 = ["region", "endpoint_url", "use_path_style", "blobs_prefix", "manifests_prefix", "upload_parallelism"];

    /// <summary>The caches.</summary>
    /// <param name="words">What <c>--cache</c> says, one cache each; empty where it was not given.</param>
    /// <param name="settings">The settings; null where there are none.</param>
    /// <exception cref="SlipwayException">SLP530 unknown caches or bad places, all of them together; SLP531 no repository is named anywhere.</exception>
    public static CacheWish Of(IReadOnlyList<string> words, CacheSettings? settings)
    {
        if (words.Count == 0)
            return settings?.Repository is { } set ? Wish([Store(Registry, set)]) : CacheWish.None;
        if (words is [None])
            return CacheWish.None;
        var (stores, problems) = (new List<BuildKitStore>(), new List<Problem>());
        foreach (var word in words)
        {
            try
            {
                stores.Add(Read(word, settings));
            }
            catch (SlipwayException e)
            {
                problems.AddRange(e.Problems);
            }
        }
        if (stores.Where(x => x.Kind == BuildKitStoreKind.Registry).DistinctBy(x => x.Place).Count() > 1)
            problems.Add(CacheProblems.UnknownCache(string.Join(',', words), "one registry: layers have one place", null));
        return problems.Count > 0 ? throw new SlipwayException(problems) : Wish([.. stores.DistinctBy(x => (x.Kind, x.Place))]);
    }

    private static CacheWish Wish(IReadOnlyList<BuildKitStore> stores) =>
        new(
            stores.FirstOrDefault(x => x.Kind == BuildKitStoreKind.Registry) is { } registry ? ImageReference.Parse(registry.Place) with { Tag = null } : null,
            stores
        );

    private static BuildKitStore Read(string word, CacheSettings? settings)
    {
        var (name, place) = word.Split('=', 2) is [var first, var rest] ? (first, rest) : (word, null);
        return name switch
        {
            Registry when place is null => Store(word, settings?.Repository ?? throw new SlipwayException(CacheProblems.NoRepository())),
            Registry => Store(word, place),
            "local" when place is not "" => new BuildKitStore(BuildKitStoreKind.Local, place ?? ""),
            "gha" when place is null => new BuildKitStore(BuildKitStoreKind.Gha, ""),
            "s3" when place is { Length: > 0 } && place[0] is not ('/' or '?') => Bucket(word, place),
            "azblob" when place?.Split('/', 3) is [{ Length: > 0 }, { Length: > 0 }, ..] => new BuildKitStore(BuildKitStoreKind.AzBlob, place),
            _ => throw Unknown(word, Closest.To(name, s_words) is var near && near == name ? null : near),
        };
    }

    /// <summary>A repository that is none is said with all that could stand there.</summary>
    private static BuildKitStore Store(string given, string repository)
    {
        try
        {
            // A tag or a digest would name one thing; here every key has its own.
            if (repository.Contains('@', StringComparison.Ordinal) || repository.LastIndexOf(':') > repository.LastIndexOf('/'))
                throw new SlipwayException(CacheProblems.UnknownCache(given, $"{Repository}, without tag and digest", null));
            ImageReference.Parse(repository);
            return new BuildKitStore(BuildKitStoreKind.Registry, repository);
        }
        catch (SlipwayException e) when (e.Problems[0].Number == CacheProblems.BadReferenceNumber)
        {
            throw new SlipwayException(CacheProblems.UnknownCache(given, Expected, null), e);
        }
    }

    private static BuildKitStore Bucket(string word, string place)
    {
        var (path, query) = place.Split('?', 2) is [var first, var rest] ? (first, rest) : (place, "");
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            // BuildKit takes any name and ignores those that it does not know.
            if (pair.Split('=', 2) is not [var name, { Length: > 0 } value] || !s_s3.Contains(name))
                throw new SlipwayException(
                    CacheProblems.UnknownCache(
                        word,
                        $"settings {string.Join(", ", s_s3)}; credentials are those of the environment",
                        Closest.To(pair.Split('=')[0], s_s3)
                    )
                );
            settings[name] = value;
        }
        return new BuildKitStore(BuildKitStoreKind.S3, path, settings);
    }

    private static SlipwayException Unknown(string word, string? closest) => new(CacheProblems.UnknownCache(word, Expected, closest));
}
