using System.Globalization;
using System.Text;
using Slipway.Core.Images;

namespace Slipway.Core.Planning;

/// <summary>The line of a named fact in a key's text: <c>NAME:VALUE</c> between tabs.</summary>
public readonly struct FactLine
{
    private readonly StringBuilder _text;

    internal FactLine(StringBuilder text) => _text = text;

    /// <summary>Adds a field.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public FactLine Add(string name, string value)
    {
        KeyText.AppendEscaped(Begin(name), value);
        return this;
    }

    /// <summary>Adds a field.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public FactLine Add(string name, int value)
    {
        Begin(name).Append(CultureInfo.InvariantCulture, $"{value}");
        return this;
    }

    /// <summary>Adds a field.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public FactLine Add(string name, Digest value)
    {
        Begin(name).Append("sha256:").Append(value.Hex);
        return this;
    }

    private StringBuilder Begin(string name) => _text.Append('\t').Append(name).Append(':');
}
