using System.Text;

namespace Slipway.Core.Wheels;

/// <summary>RECORD as text: comma-separated values in the dialect of Python's csv module.</summary>
internal static class RecordFile
{
    /// <summary>The rows of a wheel's RECORD. A row may be shorter than three fields; what is missing is empty.</summary>
    internal static IReadOnlyList<RecordRow> Read(string text) =>
        [
            .. PythonText
                .Lines(text)
                .Where(line => line.Length > 0)
                .Select(Fields)
                .Select(f => new RecordRow(f[0], f.ElementAtOrDefault(1) ?? "", f.ElementAtOrDefault(2) ?? "")),
        ];

    /// <summary>RECORD as pip writes it: sorted by path, then hash, then size; lines end in CR LF.</summary>
    internal static byte[] Write(IEnumerable<RecordRow> rows)
    {
        var text = new StringBuilder();
        foreach (
            var row in rows.OrderBy(r => r.Path, CodePointOrder.Instance)
                .ThenBy(r => r.Hash, CodePointOrder.Instance)
                .ThenBy(r => r.Size, CodePointOrder.Instance)
        )
            text.Append(Quote(row.Path)).Append(',').Append(Quote(row.Hash)).Append(',').Append(Quote(row.Size)).Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static List<string> Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (quoted && c == '"' && i + 1 < line.Length && line[i + 1] == '"')
                field.Append(line[++i]);
            else if (c == '"' && (quoted || field.Length == 0))
                quoted = !quoted;
            else if (c == ',' && !quoted)
                Take();
            else
                field.Append(c);
        }
        Take();
        return fields;

        void Take()
        {
            fields.Add(field.ToString());
            field.Clear();
        }
    }

    private static string Quote(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
