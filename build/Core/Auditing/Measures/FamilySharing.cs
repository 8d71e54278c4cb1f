using Slipway.Core.Images;
using Slipway.Core.Images.Contents;

namespace Slipway.Core.Auditing.Measures;

/// <summary>What images have in common: a registry and an engine keep a layer once, however many images name it.</summary>
/// <param name="Images">The images, in the order in which they were given.</param>
/// <param name="Stored">Packed bytes of all layers, each once: what the family costs.</param>
/// <param name="Alone">Packed bytes if nothing were shared.</param>
public sealed record FamilySharing(IReadOnlyList<SharedImage> Images, long Stored, long Alone)
{
    /// <summary>Compares images.</summary>
    /// <param name="images">At least one.</param>
    public static FamilySharing Of(IReadOnlyList<ImageContents> images)
    {
        var users = new Dictionary<Digest, int>();
        foreach (var digest in images.SelectMany(x => x.Layers.Select(y => y.Blob.Digest).Distinct()))
            users[digest] = users.GetValueOrDefault(digest) + 1;
        var shared = images.Select(x =>
        {
            var layers = x.Layers.Select(y => y.Blob).DistinctBy(y => y.Digest).ToList();
            var common = layers.Where(y => users[y.Digest] > 1).ToList();
            return new SharedImage(x.Name, x.Platform, layers.Sum(y => y.Size), common.Sum(y => y.Size), common.Count);
        });
        IReadOnlyList<SharedImage> all = [.. shared];
        return new FamilySharing(all, images.SelectMany(x => x.Layers).Select(x => x.Blob).DistinctBy(x => x.Digest).Sum(x => x.Size), all.Sum(x => x.Packed));
    }
}

/// <summary>One image of a family.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Platform">Its platform.</param>
/// <param name="Packed">Packed bytes of its layers, each once.</param>
/// <param name="Shared">Bytes of those that another image of the family has too.</param>
/// <param name="Layers">How many those are.</param>
public sealed record SharedImage(string Name, string Platform, long Packed, long Shared, int Layers)
{
    /// <summary>Bytes that this image alone brings.</summary>
    public long Own => Packed - Shared;
}
