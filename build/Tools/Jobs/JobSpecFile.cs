using Slipway.Core.Diagnostics;
using Slipway.Core.Jobs;

namespace Slipway.Tools.Jobs;

/// <summary>Finds and reads the record of a job that a person names.</summary>
/// <param name="root">Root of the repository: paths are below it.</param>
public sealed class JobSpecFile(string root)
{
    /// <summary>Levels of folders that are looked through for what was meant.</summary>
    private const int Depth = 3;

    /// <summary>Reads it.</summary>
    /// <param name="named">The file, or the folder that it is in.</param>
    /// <returns>The record, and its folder.</returns>
    /// <exception cref="SlipwayException">SLP647 to SLP649.</exception>
    public (JobSpec Spec, string Folder) Read(string named)
    {
        var path = Path.GetFullPath(named, root);
        if (Directory.Exists(path))
            path = Path.Combine(path, JobSpec.File);
        try
        {
            return (JobSpecText.Read(File.ReadAllText(path), named), Path.GetDirectoryName(path)!);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SlipwayException(JobProblems.NoSpec(named, Closest.To(named, Near(path))), e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SlipwayException(JobProblems.Damaged(named, e.Message), e);
        }
    }

    /// <summary>JSON files beside it, and records of jobs below the folder that is there of the path.</summary>
    private IEnumerable<string> Near(string path)
    {
        var folder = Path.GetDirectoryName(path);
        while (folder is not null && !Directory.Exists(folder))
            folder = Path.GetDirectoryName(folder);
        if (folder is null || folder == Path.GetPathRoot(folder))
            return [];
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = Depth,
            IgnoreInaccessible = true,
        };
        return Directory
            .EnumerateFiles(folder, JobSpec.File, options)
            .Concat(Directory.EnumerateFiles(folder, "*.json"))
            .Distinct(StringComparer.Ordinal)
            .Select(x => Path.GetRelativePath(root, x).Replace('\\', '/'));
    }
}
