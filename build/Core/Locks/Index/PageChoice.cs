using Slipway.Core.Images;
using Slipway.Core.Locks.Review;

namespace Slipway.Core.Locks.Index;

/// <summary>What a target takes from a page.</summary>
public static class PageChoice
{
    /// <summary>The page as it was at a moment, with source archives only where they are allowed.</summary>
    /// <param name="page">The page.</param>
    /// <param name="before">Files uploaded at or after this are left out, and those of an unknown time too; null for all.</param>
    /// <param name="withSources">Whether source archives may be taken.</param>
    public static IndexPage AsOf(IndexPage page, DateTimeOffset? before, bool withSources) =>
        page with
        {
            Files = [.. page.Files.Where(file => (before is null || file.Uploaded < before) && (withSources || file.Wheel is not null))],
        };

    /// <summary>The file of a version that an installer takes on a target: the wheel with the best tag and the highest build number, else a source archive.</summary>
    /// <param name="page">The page.</param>
    /// <param name="version">The version.</param>
    /// <param name="tags">The target's tags.</param>
    public static IndexFile? Best(IndexPage page, PythonVersion version, WheelTags tags)
    {
        var files = page.Files.Where(file => file.Release?.Version.Equals(version) == true).ToList();
        return files
                .Where(file => file.Wheel is not null && tags.Rank(file.Wheel) is not null)
                .OrderBy(file => tags.Rank(file.Wheel!))
                .ThenByDescending(file => file.Wheel!.BuildNumber)
                .ThenBy(file => file.FileName, StringComparer.Ordinal)
                .FirstOrDefault()
            ?? files.FirstOrDefault(file => file.IsSource);
    }

    /// <summary>What the page says about a locked file, for the review of a lock.</summary>
    /// <param name="page">The page as the resolver saw it.</param>
    /// <param name="locked">The locked version.</param>
    /// <param name="file">The locked file's digest.</param>
    /// <param name="tags">The target's tags.</param>
    public static ReleaseFacts Facts(IndexPage page, PythonVersion locked, Digest file, WheelTags tags)
    {
        var fitting = page
            .Files.Where(x => x.Yanked is null && x.Release is not null && (x.IsSource || (x.Wheel is { } wheel && tags.Rank(wheel) is not null)))
            .Select(x => (x.Release!.Value.Version, x.Uploaded))
            .Where(x => !x.Version.IsPrerelease)
            .ToList();
        var newest = fitting.Count == 0 ? null : fitting.Max(x => x.Version);
        var own = page.Files.FirstOrDefault(x => x.Sha256 == file);
        return new ReleaseFacts(
            page.Project,
            newest,
            fitting.Select(x => x.Version).Distinct().Count(version => version > locked),
            own?.Uploaded,
            fitting.Where(x => x.Version.Equals(newest)).Min(x => x.Uploaded),
            own?.Yanked
        );
    }
}
