using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.CompilerCaches;

/// <summary>Reads what <c>--sccache</c> and slipway.json say of a remote: <c>KIND=ADDRESS</c>.</summary>
public static class RemoteText
{
    /// <summary>No remote, whatever the settings say.</summary>
    public const string None = "none";

    /// <summary>What is allowed, for messages.</summary>
    public const string Expected =
        "redis=redis://HOST[:PORT][/PREFIX], webdav=http[s]://HOST[:PORT][/PATH], memcached=tcp://HOST:PORT[/PREFIX], "
        + "s3=BUCKET[/PREFIX][?region=REGION], s3=http[s]://HOST[:PORT]/BUCKET[/PREFIX][?region=REGION], gha[=VERSION] or none";

    /// <summary>The outline of a remote, for the schema of slipway.json; <see cref="Read"/> says more.</summary>
    internal const string Pattern = @"^(none|gha(=[A-Za-z0-9._-]+)?|(redis|webdav|memcached|s3)=[^\s@]+)$";

    private static readonly Dictionary<string, string[]> s_schemes = new(StringComparer.Ordinal)
    {
        ["redis"] = ["redis", "rediss"],
        ["webdav"] = ["http", "https"],
        ["memcached"] = ["tcp"],
        ["s3"] = ["http", "https"],
    };

    /// <summary>Reads a remote.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Null for <c>none</c>.</returns>
    /// <exception cref="SlipwayException">SLP595 no remote, SLP596 an address with credentials.</exception>
    public static CompilerCacheRemote? Read(string text)
    {
        if (text == None)
            return null;
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var (word, rest) = equals < 0 ? (text, "") : (text[..equals], text[(equals + 1)..]);
        if (CredentialsIn.Text(rest, isAddress: true))
            throw new SlipwayException(SccacheProblems.CredentialsInAddress(word));
        return word switch
        {
            "gha" when rest.All(IsPlain) && (equals < 0 || rest.Length > 0) => new CompilerCacheRemote(RemoteKind.Gha, "", "", "", rest),
            "s3" => S3(rest) ?? throw Refused(text, null),
            "redis" => Address(RemoteKind.Redis, rest) ?? throw Refused(text, null),
            "memcached" => Address(RemoteKind.Memcached, rest) ?? throw Refused(text, null),
            "webdav" => Address(RemoteKind.Webdav, rest) ?? throw Refused(text, null),
            _ => throw Refused(text, Closest.To(word, [None, "gha", .. s_schemes.Keys])),
        };
    }

    private static SlipwayException Refused(string text, string? closest) => new(SccacheProblems.UnknownRemote(text, Expected, closest));

    private static CompilerCacheRemote? Address(RemoteKind kind, string text)
    {
        if (UriOf(kind.ToString().ToLowerInvariant(), text) is not { } uri || uri.Query.Length > 0 || (kind == RemoteKind.Memcached && uri.Port < 0))
            return null;
        var path = uri.AbsolutePath.Trim('/');
        var root = uri.GetLeftPart(UriPartial.Authority);
        return kind == RemoteKind.Webdav
            ? new CompilerCacheRemote(kind, path.Length > 0 ? $"{root}/{path}" : root, "", "", "")
            : new CompilerCacheRemote(kind, root, "", "", path);
    }

    private static CompilerCacheRemote? S3(string text)
    {
        var question = text.IndexOf('?', StringComparison.Ordinal);
        var (place, query) = question < 0 ? (text, "") : (text[..question], text[(question + 1)..]);
        var region = query.StartsWith("region=", StringComparison.Ordinal) ? query["region=".Length..] : "";
        if ((query.Length > 0 && region.Length == 0) || !region.All(IsPlain))
            return null;
        var address = "";
        if (place.Contains("://", StringComparison.Ordinal))
        {
            if (UriOf("s3", place) is not { } uri)
                return null;
            address = uri.GetLeftPart(UriPartial.Authority);
            place = uri.AbsolutePath.Trim('/');
        }
        var parts = place.Split('/', 2);
        return parts[0].Length > 2 && parts[0].All(x => IsPlain(x) && !char.IsAsciiLetterUpper(x) && x != '_')
            ? new CompilerCacheRemote(RemoteKind.S3, address, parts[0], region, parts.Length > 1 ? parts[1] : "")
            : null;
    }

    private static Uri? UriOf(string word, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Host.Length > 0
        && uri.Fragment.Length == 0
        && text.All(x => x is > ' ' and < '\u007f')
        && s_schemes[word].Contains(uri.Scheme)
            ? uri
            : null;

    private static bool IsPlain(char x) => char.IsAsciiLetterOrDigit(x) || x is '.' or '_' or '-';
}
