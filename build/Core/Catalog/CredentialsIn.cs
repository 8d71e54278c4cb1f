using System.Buffers;

namespace Slipway.Core.Catalog;

/// <summary>Finds user names and passwords in addresses: a committed file and an image's config must have none.</summary>
internal static class CredentialsIn
{
    private static readonly SearchValues<char> s_ends = SearchValues.Create("/?# \t\"'");

    /// <summary>Whether a text holds an address with a password (<c>scheme://user:password@host</c>), or is an address with any user.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isAddress">Whether the text is known to be an address, with or without a scheme.</param>
    public static bool Text(string text, bool isAddress)
    {
        for (var from = text.IndexOf("://", StringComparison.Ordinal); from >= 0; from = text.IndexOf("://", from + 3, StringComparison.Ordinal))
        {
            var user = UserOf(text.AsSpan(from + 3));
            if (isAddress ? !user.IsEmpty : user.Contains(':'))
                return true;
        }
        return isAddress && !text.Contains("://", StringComparison.Ordinal) && text.Split('/')[0].Contains('@', StringComparison.Ordinal);
    }

    private static ReadOnlySpan<char> UserOf(ReadOnlySpan<char> afterScheme)
    {
        var end = afterScheme.IndexOfAny(s_ends);
        var authority = end < 0 ? afterScheme : afterScheme[..end];
        return authority.LastIndexOf('@') is > 0 and var at ? authority[..at] : [];
    }
}
