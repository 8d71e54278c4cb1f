using System.Text;
using Slipway.Core.Images;

namespace Slipway.Core.Planning.Caches;

/// <summary>Names that are tags of a registry (OCI distribution specification: <c>[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}</c>), and names in every other store, too.</summary>
public static class CacheTag
{
    /// <summary>The longest tag.</summary>
    public const int Longest = 128;

    private const int HashDigits = 8;

    /// <summary>A branch as a part of a tag. Two branches never share one: what had to be changed has a part of its digest behind it.</summary>
    /// <param name="branch">The branch, such as <c>feature/x</c>.</param>
    public static string Of(string branch)
    {
        var text = new StringBuilder(branch.Length);
        foreach (var letter in branch)
            text.Append(char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-' ? letter : '-');
        return text.ToString() == branch ? branch : $"{text}-{Hash(branch)}";
    }

    /// <summary>The tag, cut where it is too long for a registry.</summary>
    /// <param name="tag">Letters that are allowed.</param>
    public static string Fit(string tag) => tag.Length <= Longest ? tag : $"{tag[..(Longest - HashDigits - 1)]}-{Hash(tag)}";

    private static string Hash(string text) => Digest.Of(Encoding.UTF8.GetBytes(text)).Hex[..HashDigits];
}
