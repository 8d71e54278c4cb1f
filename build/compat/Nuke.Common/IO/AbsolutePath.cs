using System.ComponentModel;
using System.Globalization;
using SystemPath = System.IO.Path;

namespace Nuke.Common.IO;

[TypeConverter(typeof(TypeConverter))]
public class AbsolutePath : IAbsolutePathHolder, IFormattable
{
    public const string DoubleQuote = "d";
    public const string DoubleQuoteIfNeeded = "dn";
    public const string SingleQuote = "s";
    public const string SingleQuoteIfNeeded = "sn";
    public const string NoQuotes = "nq";

    private static readonly StringComparison s_comparison = OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private readonly string _path;

    private AbsolutePath(string path) => _path = SystemPath.TrimEndingDirectorySeparator(SystemPath.GetFullPath(path));

    public string Name => SystemPath.GetFileName(_path);
    public string NameWithoutExtension => SystemPath.GetFileNameWithoutExtension(_path);
    public string Extension => SystemPath.GetExtension(_path);
    public AbsolutePath Parent => SystemPath.GetDirectoryName(_path) is { Length: > 0 } parent ? new AbsolutePath(parent) : null;

    AbsolutePath IAbsolutePathHolder.Path => this;

    public static AbsolutePath Create(string path) =>
        SystemPath.IsPathRooted(path) ? new AbsolutePath(path) : throw new ArgumentException($"Path '{path}' must be rooted");

    public static implicit operator AbsolutePath(string path) => path is null ? null : Create(path);

    public static implicit operator string(AbsolutePath path) => path?._path;

    public static AbsolutePath operator /(AbsolutePath left, string right) => left is null ? null : new AbsolutePath(SystemPath.Join(left._path, right));

    // `path / ..` : the range without ends stands for the parent.
    public static AbsolutePath operator /(AbsolutePath left, Range range) =>
        range.Equals(Range.All) ? left / ".." : throw new ArgumentException($"Only '..' is a path, not '{range}'", nameof(range));

    public static AbsolutePath operator +(AbsolutePath left, string right) => left is null ? null : new AbsolutePath(left._path + right);

    public static bool operator ==(AbsolutePath a, AbsolutePath b) => Equals(a, b);

    public static bool operator !=(AbsolutePath a, AbsolutePath b) => !Equals(a, b);

    protected bool Equals(AbsolutePath other) => string.Equals(_path, other?._path, s_comparison);

    public override bool Equals(object obj) => obj is AbsolutePath other && Equals(other);

    public override int GetHashCode() => _path.GetHashCode(s_comparison);

    public override string ToString() => _path;

    public string ToString(string format)
    {
        var needed = _path.Any(char.IsWhiteSpace);
        return format switch
        {
            null or "" or NoQuotes => _path,
            DoubleQuote => $"\"{_path}\"",
            SingleQuote => $"'{_path}'",
            DoubleQuoteIfNeeded => needed ? $"\"{_path}\"" : _path,
            SingleQuoteIfNeeded => needed ? $"'{_path}'" : _path,
            _ => throw new FormatException($"Format '{format}' is not recognized"),
        };
    }

    string IFormattable.ToString(string format, IFormatProvider formatProvider) => ToString(format);

    public class TypeConverter : System.ComponentModel.TypeConverter
    {
        public override bool CanConvertFrom(ITypeDescriptorContext context, Type sourceType) =>
            sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

        // What a user types is relative to where the user is.
        public override object ConvertFrom(ITypeDescriptorContext context, CultureInfo culture, object value) =>
            value is string path ? new AbsolutePath(SystemPath.Combine(Environment.CurrentDirectory, path)) : base.ConvertFrom(context, culture, value);
    }
}
