using System.Collections;
using System.Reflection;
using System.Text;
using Slipway.Core.Images;

namespace Slipway.Core.Planning;

/// <summary>The digest of a typed record of every input of a layer or product. Equal key = same bytes, reuse it.</summary>
/// <param name="Hex">64 hex digits.</param>
public readonly record struct Key(string Hex)
{
    /// <summary>The key of a record: its type's name and all its public properties by name, nested records and lists included.</summary>
    /// <param name="record">A record of facts. Properties may be texts, numbers, enums, booleans, keys, digests, lists of these, or such records.</param>
    public static Key Of(object record) => new(Digest.Of(Text(record)).Hex);

    /// <summary>The text that is hashed: one <c>path=value</c> line a field, sorted. Two texts compared line by line say why two keys differ.</summary>
    /// <param name="record">A record of facts.</param>
    public static string Text(object record)
    {
        var lines = new List<string>();
        Write(record.GetType().Name, record, lines);
        return string.Join('\n', lines) + "\n";
    }

    /// <summary>The first 12 hex digits, for people.</summary>
    public string Abbreviated => Hex[..12];

    /// <summary>The hex digits.</summary>
    public override string ToString() => Hex;

    private static void Write(string path, object? value, List<string> lines, int place = 0)
    {
        switch (value)
        {
            case null:
                lines.Add($"{path}=~");
                break;
            case string or bool or int or long or Enum or Key or Digest:
                lines.Add($"{path}={Escape(value.ToString()!)}");
                break;
            case IEnumerable items:
                var index = 0;
                foreach (var item in items)
                    Write($"{path}[{(item is INamedFact named ? Escape(named.Id) : index)}]", item, lines, index++);
                lines.Add($"{path}.Count={index}");
                break;
            default:
                if (value is INamedFact)
                    lines.Add($"{path}.Place={place}");
                foreach (
                    var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(p => p.Name, StringComparer.Ordinal)
                )
                    Write($"{path}.{property.Name}", property.GetValue(value), lines);
                break;
        }
    }

    /// <summary>One field, one line, whatever the value holds: otherwise two different records could give one text.</summary>
    private static string Escape(string value) =>
        value.AsSpan().IndexOfAny('\n', '\\') < 0 ? value : new StringBuilder(value).Replace("\\", "\\\\").Replace("\n", "\\n").ToString();
}
