using System.Buffers;
using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;
using Slipway.Core.Images;

namespace Slipway.Core.Planning;

/// <summary>Writes records of facts as text, whatever fields they have: a field that is added to a record is in its key from then on.</summary>
internal static class KeyText
{
    [ThreadStatic]
    private static StringBuilder? s_text;

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> s_properties = new();

    /// <summary>What ends a field, a line or an id, and the sign that escapes: otherwise two different records could give one text.</summary>
    private static readonly SearchValues<char> s_escaped = SearchValues.Create("\\\n\r\t[]");

    /// <summary>The text of a record.</summary>
    /// <param name="record">The record.</param>
    public static string Write(object record)
    {
        // A plan writes thousands of them, some of a hundred thousand letters.
        var text = s_text ??= new StringBuilder(1024);
        text.Clear();
        WriteField(text, record.GetType().Name, record);
        return text.ToString();
    }

    private static void WriteFields(StringBuilder text, string path, object record)
    {
        foreach (var property in Properties(record.GetType()))
            WriteField(text, $"{path}.{property.Name}", property.GetValue(record));
    }

    private static void WriteField(StringBuilder text, string path, object? value)
    {
        if (IsPlain(value))
            AppendPlain(text.Append(path).Append('='), value).Append('\n');
        else if (value is IEnumerable items)
            WriteItems(text, path, items);
        else
            WriteFields(text, path, value!);
    }

    private static void WriteItems(StringBuilder text, string path, IEnumerable items)
    {
        var place = 0;
        foreach (var item in items)
        {
            if (item is INamedFact fact)
                WriteFact(text, path, fact, place);
            else if (IsPlain(item))
                AppendPlain(text.Append(path).Append('['), item).Append("]=Place:").Append(place.ToString(CultureInfo.InvariantCulture)).Append('\n');
            else
                WriteField(text, $"{path}[{place.ToString(CultureInfo.InvariantCulture)}]", item);
            place++;
        }
        text.Append(path).Append(".Count=").Append(place.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static void WriteFact(StringBuilder text, string path, INamedFact fact, int place)
    {
        AppendEscaped(text.Append(path).Append('['), fact.Id).Append("]=Place:").Append(place.ToString(CultureInfo.InvariantCulture));
        fact.Describe(new FactLine(text));
        text.Append('\n');
    }

    private static bool IsPlain(object? value) => value is null or string or bool or int or long or Enum or Key or Digest;

    private static StringBuilder AppendPlain(StringBuilder text, object? value) =>
        value switch
        {
            null => text.Append('~'),
            string words => AppendEscaped(text, words),
            Digest digest => text.Append("sha256:").Append(digest.Hex),
            Key key => text.Append(key.Hex),
            bool or int or long or Enum => text.Append(Convert.ToString(value, CultureInfo.InvariantCulture)),
            _ => throw new InvalidOperationException($"a named fact holds a {value.GetType().Name}, which no line can hold"),
        };

    /// <summary>Appends a value so that it can end no field, line or id.</summary>
    internal static StringBuilder AppendEscaped(StringBuilder text, string value)
    {
        if (value == "~")
            return text.Append("\\~");
        if (value.AsSpan().IndexOfAny(s_escaped) < 0)
            return text.Append(value);
        foreach (var letter in value)
        {
            _ = letter switch
            {
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\\' or '[' or ']' => text.Append('\\')
                    .Append(
                        letter == '[' ? '('
                        : letter == ']' ? ')'
                        : letter
                    ),
                _ => text.Append(letter),
            };
        }
        return text;
    }

    /// <summary>Properties in the order of their names. Type.GetProperties gives no order that can be relied on.</summary>
    private static PropertyInfo[] Properties(Type type) =>
        s_properties.GetOrAdd(type, static t => [.. t.GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(x => x.Name, StringComparer.Ordinal)]);
}
