using Octokit.Internal;

namespace Octokit;

/// <summary>A choice, or a word that this version does not know.</summary>
public struct StringEnum<TEnum> : IEquatable<StringEnum<TEnum>>
    where TEnum : struct
{
    public StringEnum(TEnum parsedValue) => StringValue = ApiWords.Of(parsedValue);

    public StringEnum(string stringValue) => StringValue = stringValue;

    public string StringValue { get; }

    public TEnum Value =>
        TryParse(out var value) ? value : throw new ArgumentException($"Value '{StringValue}' is not a valid '{typeof(TEnum).Name}' enum value.");

    public bool TryParse(out TEnum value) => ApiWords.TryRead(StringValue, out value);

    public bool Equals(StringEnum<TEnum> other) => string.Equals(StringValue, other.StringValue, StringComparison.OrdinalIgnoreCase);

    public override bool Equals(object obj) => obj is StringEnum<TEnum> other && Equals(other);

    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(StringValue ?? "");

    public override string ToString() => StringValue;

    public static implicit operator StringEnum<TEnum>(TEnum parsedValue) => new(parsedValue);

    public static implicit operator StringEnum<TEnum>(string value) => new(value);

    public static bool operator ==(StringEnum<TEnum> left, StringEnum<TEnum> right) => left.Equals(right);

    public static bool operator !=(StringEnum<TEnum> left, StringEnum<TEnum> right) => !left.Equals(right);
}
