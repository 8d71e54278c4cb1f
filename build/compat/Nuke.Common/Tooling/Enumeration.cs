using System.ComponentModel;
using System.Globalization;
using System.Reflection;

namespace Nuke.Common.Tooling;

public abstract class Enumeration
{
    protected string Value { get; set; }

    public static bool operator ==(Enumeration a, Enumeration b) => Equals(a, b);

    public static bool operator !=(Enumeration a, Enumeration b) => !Equals(a, b);

    public static implicit operator string(Enumeration value) => value?.Value;

    protected bool Equals(Enumeration other) => string.Equals(Value, other?.Value, StringComparison.Ordinal);

    public override bool Equals(object obj) => obj is Enumeration other && other.GetType() == GetType() && Equals(other);

    public override int GetHashCode() => Value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => Value;

    public class TypeConverter<T> : TypeConverter
    {
        public override bool CanConvertFrom(ITypeDescriptorContext context, Type sourceType) =>
            sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

        // Matched by the name of the field, never by its value.
        public override object ConvertFrom(ITypeDescriptorContext context, CultureInfo culture, object value) =>
            value is string name
                ? typeof(T)
                    .GetFields(BindingFlags.Public | BindingFlags.Static)
                    .FirstOrDefault(x => x.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                    ?.GetValue(null)
                    ?? throw new FormatException(
                        $"'{name}' is none of {string.Join(", ", typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static).Select(x => x.Name))}"
                    )
                : base.ConvertFrom(context, culture, value);
    }
}
