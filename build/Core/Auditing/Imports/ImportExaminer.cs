using Slipway.Core.Images.Contents;

namespace Slipway.Core.Auditing.Imports;

/// <summary>
/// Reads what the Python files of a layer import. In the service's own files every quoted name counts, and so do the words of its shell scripts: a service names its workers,
/// loops and plugins there.
/// </summary>
/// <param name="layer">Number of the layer.</param>
internal sealed class ImportExaminer(int layer) : IFileExaminer
{
    // The largest module of all packages that were looked at has 900 kB.
    private const int LongestSource = 4 << 20;
    private const int LongestScript = 64 << 10;

    private readonly ImportNames _names = new();
    private readonly List<FileImports> _files = [];

    /// <summary>What was found.</summary>
    public LayerImports Found => new(layer, _names.All, _files);

    /// <inheritdoc/>
    public int Wants(ContentEntry file)
    {
        var path = file.Path.AsSpan();
        if (path.EndsWith(".py"))
            return PythonPlace.IsStandard(path) ? 0 : (int)Math.Min(file.Size, LongestSource);
        return IsScript(path) ? (int)Math.Min(file.Size, LongestScript) : 0;
    }

    /// <inheritdoc/>
    public void Examine(ContentEntry file, ReadOnlySpan<byte> head)
    {
        if (IsScript(file.Path))
            Words(head);
        else
        {
            ImportScanner.Scan(head, _names);
            if (PythonPlace.IsOwn(file.Path))
                ImportScanner.Quoted(head, _names);
        }
        // A file of the service that imports nothing still says that there is a service.
        if (_names.Take() is var found && (found.Length > 0 || PythonPlace.IsOwn(file.Path)))
            _files.Add(new FileImports(file.Path, found));
    }

    private static bool IsScript(ReadOnlySpan<char> path) =>
        PythonPlace.IsOwn(path) && (path.EndsWith(".sh") || path.EndsWith("entrypoint") || path.EndsWith(".ini") || path.EndsWith(".yaml"));

    private void Words(ReadOnlySpan<byte> text)
    {
        foreach (var range in text.SplitAny(" \t\r\n\"'=:;,()[]"u8))
            if (text[range] is { Length: > 1 } word && word.IndexOfAnyExcept(s_word) < 0)
                _names.Add(word);
    }

    private static readonly System.Buffers.SearchValues<byte> s_word = System.Buffers.SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-"u8
    );
}
