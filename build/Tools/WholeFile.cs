namespace Slipway.Tools;

/// <summary>Writes a file aside and renames it: a reader finds the old one or the new one, never half of one.</summary>
internal static class WholeFile
{
    /// <summary>Writes a text, UTF-8.</summary>
    /// <param name="path">The file; its folder is made where it is not there.</param>
    /// <param name="text">Its text.</param>
    public static void Write(string path, string text) => Write(path, aside => File.WriteAllText(aside, text));

    /// <summary>Writes bytes.</summary>
    /// <param name="path">The file; its folder is made where it is not there.</param>
    /// <param name="bytes">Its bytes.</param>
    public static void Write(string path, byte[] bytes) => Write(path, aside => File.WriteAllBytes(aside, bytes));

    private static void Write(string path, Action<string> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var aside = $"{path}.{Guid.NewGuid():n}";
        try
        {
            write(aside);
            File.Move(aside, path, overwrite: true);
        }
        finally
        {
            File.Delete(aside);
        }
    }
}
