namespace Slipway.Core.Jobs;

/// <summary>Holds two results of one job against each other.</summary>
public static class JobComparison
{
    /// <summary>The first difference: of the first image that differs its lowest layer that does; null where the digests are the same.</summary>
    /// <param name="there">The job's record.</param>
    /// <param name="here">What was made here.</param>
    public static JobDifference? First(JobSpec there, JobSpec here)
    {
        if (there.Result is not null && there.Result.Index == here.Result?.Index)
            return null;
        foreach (var platform in there.Layers.Concat(here.Layers).Select(x => x.Platform).Distinct(StringComparer.Ordinal))
            if (OfImage(there, here, platform) is { } difference)
                return difference;
        return new JobDifference(JobDifferenceKind.Index, "", null, null);
    }

    private static JobDifference? OfImage(JobSpec there, JobSpec here, string platform)
    {
        var (was, now) = (ImageOf(there, platform), ImageOf(here, platform));
        if (was is not null && was == now)
            return null;
        var (old, present) = (LayersOf(there, platform), LayersOf(here, platform));
        if (old.Count == 0 || present.Count == 0)
            return new JobDifference(JobDifferenceKind.Platform, platform, old.FirstOrDefault(), present.FirstOrDefault());
        for (var i = 0; i < Math.Max(old.Count, present.Count); i++)
        {
            var (a, b) = (old.ElementAtOrDefault(i), present.ElementAtOrDefault(i));
            if (KindOf(a, b) is { } kind)
                return new JobDifference(kind, platform, a, b);
        }
        // Where one of both has no image there is nothing more to hold against the other.
        return was is null || now is null ? null : new JobDifference(JobDifferenceKind.Config, platform, null, null);
    }

    private static JobDifferenceKind? KindOf(JobLayer? there, JobLayer? here) =>
        there?.Name != here?.Name ? JobDifferenceKind.Layers
        : there!.Key != here!.Key ? JobDifferenceKind.Key
        : there.Digest is null || here.Digest is null || there.Digest == here.Digest ? null
        : there.DiffId is not null && there.DiffId == here.DiffId ? JobDifferenceKind.Packing
        : JobDifferenceKind.Content;

    private static string? ImageOf(JobSpec spec, string platform) => spec.Result?.Images.FirstOrDefault(x => x.Platform == platform)?.Digest;

    private static List<JobLayer> LayersOf(JobSpec spec, string platform) => [.. spec.Layers.Where(x => x.Platform == platform)];
}

/// <summary>What differs first.</summary>
public enum JobDifferenceKind
{
    /// <summary>One of both has no image for the platform.</summary>
    Platform,

    /// <summary>At one place the images have layers of different names, or one of them none.</summary>
    Layers,

    /// <summary>A layer has another key: it is made of something else.</summary>
    Key,

    /// <summary>A layer has the same key and other content: something that its key does not hold.</summary>
    Content,

    /// <summary>A layer has the same content, packed by another packer.</summary>
    Packing,

    /// <summary>All layers are the same, and the image's config is not.</summary>
    Config,

    /// <summary>All images are the same; the index says another commit of them.</summary>
    Index,
}

/// <summary>The first difference of two results.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="Platform">In which image; empty for the index.</param>
/// <param name="There">The job's layer; null where there is none.</param>
/// <param name="Here">The layer made here; null where there is none.</param>
public sealed record JobDifference(JobDifferenceKind Kind, string Platform, JobLayer? There, JobLayer? Here);
