using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Slipway.Tools.Registry;

/// <summary>What a registry asks for with its 401 (RFC 9110 11.6.1, distribution's token specification).</summary>
/// <param name="Realm">Where tokens are had; null when it wants a name and a password with each request.</param>
/// <param name="Service">The name that the token server knows the registry by.</param>
internal sealed partial record AuthenticationChallenge(Uri? Realm, string? Service)
{
    /// <summary>Reads the headers; null when nothing is asked for that is known here.</summary>
    public static AuthenticationChallenge? Read(HttpHeaderValueCollection<AuthenticationHeaderValue> headers)
    {
        foreach (var header in headers.Where(h => h.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)))
        {
            var parts = Parts()
                .Matches(header.Parameter ?? "")
                .ToLookup(m => m.Groups["name"].Value, m => m.Groups["value"].Value, StringComparer.OrdinalIgnoreCase);
            if (Uri.TryCreate(parts["realm"].FirstOrDefault(), UriKind.Absolute, out var realm) && realm.Scheme is "http" or "https")
                return new AuthenticationChallenge(realm, parts["service"].FirstOrDefault());
        }
        return headers.Any(h => h.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)) ? new AuthenticationChallenge(null, null) : null;
    }

    [GeneratedRegex("(?<name>[a-z_]+)=\"(?<value>[^\"]*)\"", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();
}
