using System.Text;
using Slipway.Core.Images;

namespace Slipway.Core.Debian;

/// <summary>A line that is other in the wheel than in the package, where two packages of the release do not work together. The new line says that it was changed.</summary>
/// <param name="Distribution">Normalized name of the distribution.</param>
/// <param name="Path">File of the wheel.</param>
/// <param name="Line">The line as the package has it, without indentation; it must be there once.</param>
/// <param name="Replacement">What takes its place, at the same indentation.</param>
/// <param name="Reason">For people.</param>
public sealed record DebianPatch(string Distribution, string Path, string Line, string Replacement, string Reason)
{
    /// <summary>One entry a line.</summary>
    public static readonly IReadOnlyList<DebianPatch> All =
    [
        new(
            "onnx",
            "onnx/reference/op_run.py",
            "for schema in get_all_schemas_with_history():",
            """for schema in (s for s in get_all_schemas_with_history() if not s.domain.startswith(("com.microsoft", "com.ms."))):  # changed by Slipway: onnx's own""",
            "onnxruntime registers its own operators in the same shared library; without this, onnxruntime.quantization cannot be imported"
        ),
    ];

    /// <summary>The file with the replaced line, or null when the line is not there just once.</summary>
    /// <param name="file">The file of the package.</param>
    public LayerEntry? Apply(LayerEntry file)
    {
        using var reader = new StreamReader(file.Open!(), Encoding.UTF8);
        var lines = reader.ReadToEnd().Split('\n');
        var places = Enumerable.Range(0, lines.Length).Where(i => lines[i].Trim() == Line).ToList();
        if (places.Count != 1)
            return null;
        lines[places[0]] = lines[places[0]].Replace(Line, Replacement, StringComparison.Ordinal);
        return LayerEntry.File(file.Path, Encoding.UTF8.GetBytes(string.Join('\n', lines)), file.Mode);
    }
}
