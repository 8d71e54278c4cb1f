namespace Slipway.Core.Rendering;

/// <summary>A committed file that is made from other committed files.</summary>
/// <param name="Path">Below the root of the repository, with <c>/</c>.</param>
/// <param name="Render">From the root of the repository to the file's text. No clock, no commit, no absolute path: the same text everywhere.</param>
public sealed record GeneratedFile(string Path, Func<string, string> Render)
{
    /// <summary>The command that writes it anew.</summary>
    public const string Mend = "./build.sh GenerateFiles";

    /// <summary>Whether the file in the repository is not what its sources say.</summary>
    /// <param name="root">Root of the repository.</param>
    public bool IsStale(string root)
    {
        var file = System.IO.Path.Combine(root, Path);
        return !File.Exists(file) || File.ReadAllText(file) != Render(root);
    }

    /// <summary>Writes the file.</summary>
    /// <param name="root">Root of the repository.</param>
    public void Write(string root)
    {
        var file = System.IO.Path.Combine(root, Path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, Render(root));
    }
}
