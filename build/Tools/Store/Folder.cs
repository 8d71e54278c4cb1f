namespace Slipway.Tools.Store;

/// <summary>Facts about folders on disk.</summary>
public static class Folder
{
    /// <summary>Bytes of all files below a folder; links are not followed.</summary>
    /// <param name="path">The folder.</param>
    public static long SizeOf(string path) =>
        new DirectoryInfo(path)
            .EnumerateFiles(
                "*",
                new EnumerationOptions
                {
                    RecurseSubdirectories = true,
                    AttributesToSkip = FileAttributes.ReparsePoint,
                    IgnoreInaccessible = true,
                }
            )
            .Sum(file => file.Length);
}
