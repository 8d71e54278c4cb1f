using Slipway.Core.Diagnostics;
using Slipway.Core.Images;

namespace Slipway.Core.Catalog;

/// <summary>Which cache a run uses: what <c>--cache</c> says, else <c>slipway.json</c>, else none. Without either nothing is asked over a network.</summary>
public static class CacheChoice
{
    /// <summary>No cache, whatever the settings say.</summary>
    public const string None = "none";

    /// <summary>Layers by key in a registry: alone that of the settings, or with <c>=REPOSITORY</c>.</summary>
    public const string Registry = "registry";

    private const string Expected = "none, registry, or registry=HOST[:PORT]/PATH";

    /// <summary>The repository of layers by key; null for none.</summary>
    /// <param name="word">What <c>--cache</c> says; null where it was not given.</param>
    /// <param name="settings">The settings; null where there are none.</param>
    /// <exception cref="SlipwayException">SLP530 an unknown cache or a bad repository, SLP531 no repository is named anywhere.</exception>
    public static ImageReference? RepositoryOf(string? word, CacheSettings? settings) =>
        word switch
        {
            null => settings?.Repository is { } repository ? Read(repository, repository) : null,
            None => null,
            Registry => settings?.Repository is { } repository ? Read(repository, repository) : throw new SlipwayException(CacheProblems.NoRepository()),
            _ when word.StartsWith(Registry + "=", StringComparison.Ordinal) => Read(word, word[(Registry.Length + 1)..]),
            _ => throw new SlipwayException(CacheProblems.UnknownCache(word, Expected, Closest.To(word.Split('=')[0], [None, Registry]))),
        };

    private static ImageReference Read(string given, string repository)
    {
        try
        {
            // A tag or a digest would name one thing; here every key has its own.
            if (repository.Contains('@', StringComparison.Ordinal) || repository.LastIndexOf(':') > repository.LastIndexOf('/'))
                throw new SlipwayException(CacheProblems.UnknownCache(given, $"{Expected}, without tag and digest", null));
            return ImageReference.Parse(repository) with { Tag = null };
        }
        catch (SlipwayException e) when (e.Problems[0].Number == CacheProblems.BadReferenceNumber)
        {
            throw new SlipwayException(CacheProblems.UnknownCache(given, Expected, null), e);
        }
    }
}
