using Slipway.Core.Images;
using Slipway.Core.Locks.Index;
using Slipway.Tools.PythonIndex;

namespace Slipway.Tools.Benching;

/// <summary>Several indexes as one: a project has the files of all of them.</summary>
internal sealed class MergedIndex(IReadOnlyList<IServedIndex> parts) : IServedIndex
{
    public IReadOnlyList<string> Projects { get; } = [.. parts.SelectMany(x => x.Projects).Distinct().Order(StringComparer.Ordinal)];

    public async Task<IndexPage?> PageAsync(string project, CancellationToken cancellation)
    {
        var files = new List<IndexFile>();
        foreach (var part in parts)
            files.AddRange((await part.PageAsync(project, cancellation))?.Files ?? []);
        return files.Count > 0 ? new IndexPage(project, [.. files.DistinctBy(x => x.FileName)], []) : null;
    }

    public async Task<byte[]?> MetadataAsync(string project, IndexFile file, CancellationToken cancellation) =>
        await (await PartAsync(project, file, cancellation)).MetadataAsync(project, file, cancellation);

    public async Task<Digest> FetchAsync(string project, IndexFile file, CancellationToken cancellation) =>
        await (await PartAsync(project, file, cancellation)).FetchAsync(project, file, cancellation);

    private async Task<IServedIndex> PartAsync(string project, IndexFile file, CancellationToken cancellation)
    {
        foreach (var part in parts)
        {
            if ((await part.PageAsync(project, cancellation))?.Files.Any(x => x.FileName == file.FileName) == true)
                return part;
        }
        throw new FileNotFoundException(null, file.FileName);
    }
}
