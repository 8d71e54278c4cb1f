using Slipway.Tests;

namespace Slipway.House.Tests;

/// <summary>A file of the repository that a person or a generator wrote; what builds and tests leave is none.</summary>
/// <param name="Path">Below the root, with <c>/</c>.</param>
internal sealed record SourceFile(string Path)
{
    private static readonly HashSet<string> Left = ["bin", "obj", "out", ".git", "TestResults", "node_modules", "__pycache__"];

    public static IReadOnlyList<SourceFile> All { get; } =
    [.. Below(new DirectoryInfo(Repository.Root), "").OrderBy(file => file.Path, StringComparer.Ordinal)];

    public static IEnumerable<SourceFile> With(string extension, params string[] folders) =>
        All.Where(file =>
            file.Path.EndsWith(extension, StringComparison.Ordinal) && folders.Any(folder => file.Path.StartsWith(folder, StringComparison.Ordinal))
        );

    public string Name => System.IO.Path.GetFileName(Path);

    public string Text => File.ReadAllText(System.IO.Path.Combine(Repository.Root, Path));

    public string[] Lines => File.ReadAllLines(System.IO.Path.Combine(Repository.Root, Path));

    private static IEnumerable<SourceFile> Below(DirectoryInfo folder, string path)
    {
        foreach (var file in folder.EnumerateFiles().Where(file => file.Name != ".git"))
            yield return new SourceFile(path + file.Name);
        foreach (var child in folder.EnumerateDirectories().Where(child => !Left.Contains(child.Name) && $"{path}{child.Name}" != ".nuke/temp"))
        foreach (var file in Below(child, $"{path}{child.Name}/"))
            yield return file;
    }
}
