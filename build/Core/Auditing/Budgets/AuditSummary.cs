using Slipway.Core.Images;
using Slipway.Core.Images.Contents;

namespace Slipway.Core.Auditing.Budgets;

/// <summary>What is kept of an audit.</summary>
public static class AuditSummary
{
    /// <summary>Files that are kept: what makes an image large is among the largest. A file that is not among them counts as new when it gets there.</summary>
    private const int MostFiles = 1000;

    /// <summary>The record of an audit.</summary>
    /// <param name="id">Time in UTC, as build records have it.</param>
    /// <param name="image">The image.</param>
    /// <param name="measures">Its measures.</param>
    /// <param name="packages">Its packages.</param>
    public static AuditRecord Of(string id, ImageContents image, ImageMeasures measures, IReadOnlyList<InstalledPackage> packages) =>
        new(
            AuditRecord.CurrentSchema,
            id,
            image.Name,
            image.Platform,
            image.Manifest.ToString(),
            image.Packed,
            image.Unpacked,
            measures.Wasted,
            measures.Efficiency,
            [.. image.Layers.Select(x => new RecordedLayer(x.Instruction, x.DiffId.ToString(), x.Blob.Size, x.Unpacked))],
            [
                .. packages
                    .OrderByDescending(x => x.Bytes)
                    .ThenBy(x => x.Name, StringComparer.Ordinal)
                    .Select(x => new RecordedPackage(x.Kind.ToString().ToLowerInvariant(), x.Name, x.Version, x.Packed, x.Bytes, x.LockLine)),
            ],
            Largest(image)
        );

    /// <summary>The largest files in every layer, hidden ones too: their bytes are in the image all the same. Of one path the largest counts.</summary>
    private static List<RecordedFile> Largest(ImageContents image)
    {
        var queue = new PriorityQueue<(ContentEntry File, LayerContents Layer), long>();
        foreach (var layer in image.Layers)
        foreach (var file in layer.Entries.Where(x => x.Kind == ArchiveEntryKind.File && x.Size > 0))
            if (queue.Count < MostFiles)
                queue.Enqueue((file, layer), file.Size);
            else
                queue.EnqueueDequeue((file, layer), file.Size);
        return
        [
            .. queue
                .UnorderedItems.Select(x => x.Element)
                .OrderByDescending(x => x.File.Size)
                .ThenBy(x => x.File.Path, StringComparer.Ordinal)
                .DistinctBy(x => x.File.Path)
                .Select(x => new RecordedFile(x.File.Path, Share(x.File.Size, x.Layer), x.File.Size)),
        ];
    }

    private static long Share(long bytes, LayerContents layer) => layer.Unpacked == 0 ? 0 : (long)((double)bytes * layer.Blob.Size / layer.Unpacked);
}
