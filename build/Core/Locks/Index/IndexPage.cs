namespace Slipway.Core.Locks.Index;

/// <summary>All files of one project on one index.</summary>
/// <param name="Project">Normalized name of the project.</param>
/// <param name="Files">Its files, in the index's order; only those whose name is one of the project's.</param>
/// <param name="Refused">File names that were left out: other projects', or not file names at all.</param>
public sealed record IndexPage(string Project, IReadOnlyList<IndexFile> Files, IReadOnlyList<string> Refused)
{
    /// <summary>Whether any file says when it was uploaded. Without it nothing can be resolved as of a day.</summary>
    public bool HasTimes => Files.Any(file => file.Uploaded is not null);

    /// <summary>The page of a project from what an index says.</summary>
    /// <param name="project">Normalized name that was asked for.</param>
    /// <param name="files">Files as read.</param>
    internal static IndexPage Of(string project, IEnumerable<IndexFile> files)
    {
        var all = files.DistinctBy(file => file.FileName).ToLookup(file => file.Belongs(project));
        return new IndexPage(project, [.. all[true]], [.. all[false].Select(file => file.FileName)]);
    }
}
