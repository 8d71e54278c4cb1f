using System.ComponentModel;
using System.Globalization;

namespace Nuke.Common.ValueInjection;

/// <summary>Words to values, by the type's own converter.</summary>
internal static class Conversion
{
    /// <summary>The words of one argument as a value of the type; null where a scalar was given no word.</summary>
    public static object FromArgument(string[] words, Type type, char? separator)
    {
        if (type.IsArray)
        {
            if (separator is { } mark && words.Length > 1 && words.Any(x => x.Contains(mark)))
                throw new ArgumentException($"Value [ {string.Join(", ", words)} ] mixes several words with the separator '{mark}'");
            return ToArray(separator is { } split && words.Length == 1 ? words[0].Split(split) : words, type);
        }
        return words.Length switch
        {
            0 => IsBool(type) ? true : null,
            1 => ToScalar(words[0], type),
            _ => throw new ArgumentException($"Value [ {string.Join(", ", words)} ] cannot be assigned to '{NameOf(type)}'"),
        };
    }

    /// <summary>A variable's text as a value of the type; null where it is empty.</summary>
    public static object FromVariable(string text, Type type, char? separator)
    {
        if (text.Length == 0)
            return IsBool(type) ? false : null;
        if (!type.IsArray)
            return ToScalar(text, type);
        string[] words = separator is { } split ? text.Split(split) : [text];
        return ToArray([.. words.Where(x => !string.IsNullOrWhiteSpace(x))], type);
    }

    public static Array ToArray(object[] items, Type type, Func<object, Type, object> convert = null)
    {
        var element = type.GetElementType()!;
        var array = Array.CreateInstance(element, items.Length);
        for (var i = 0; i < items.Length; i++)
            array.SetValue(convert is null ? ToScalar((string)items[i], element) : convert(items[i], element), i);
        return array;
    }

    public static object ToScalar(string word, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return word;
        try
        {
            // The three kinds that nearly every parameter has need no converter to be looked up.
            if (type == typeof(bool))
                return bool.Parse(word);
            if (type.IsEnum)
                return Enum.Parse(type, word, ignoreCase: true);
            if (type == typeof(int) && int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                return number;
            return TypeDescriptor.GetConverter(type).ConvertFromInvariantString(word);
        }
        catch (Exception exception)
        {
            throw new ArgumentException($"Value '{word}' could not be converted to '{NameOf(type)}'", exception);
        }
    }

    public static bool IsBool(Type type) => type == typeof(bool) || type == typeof(bool?);

    public static string NameOf(Type type) =>
        type == typeof(string) ? "string"
        : type == typeof(bool) ? "bool"
        : type == typeof(int) ? "int"
        : type.Name;
}
