using System.Text.RegularExpressions;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Images;

/// <summary>The name of an image: <c>host[:port]/repository[:tag][@digest]</c>, read as Docker reads it (distribution/reference).</summary>
/// <param name="Host">Registry, with port where there is one; <c>docker.io</c> where none was written.</param>
/// <param name="Repository">Path in the registry, lower case.</param>
/// <param name="Tag">Tag; null where there is none.</param>
/// <param name="Digest">Digest; null where there is none.</param>
public sealed partial record ImageReference(string Host, string Repository, string? Tag = null, Digest? Digest = null)
{
    /// <summary>Reads a name. Without tag and digest it means the tag <c>latest</c>.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="SlipwayException">SLP350.</exception>
    public static ImageReference Parse(string text)
    {
        var (name, digest) = text.IndexOf('@', StringComparison.Ordinal) is var at and >= 0 ? (text[..at], text[(at + 1)..]) : (text, null);
        var colon = name.LastIndexOf(':');
        string? tag = null;
        if (colon > name.LastIndexOf('/'))
            (name, tag) = (name[..colon], name[(colon + 1)..]);
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? "" : name[..slash];
        var hasHost = first.AsSpan().IndexOfAny('.', ':') >= 0 || first == "localhost";
        var (host, repository) = hasHost ? (first, name[(slash + 1)..]) : ("docker.io", slash < 0 ? "library/" + name : name);
        Digest? parsed = null;
        if (digest is not null && !(digest.StartsWith("sha256:", StringComparison.Ordinal) && Images.Digest.TryParse(digest, out parsed)))
            throw new SlipwayException(RegistryProblems.BadReference(text, $"'{digest}' is no sha256 digest"));
        if (tag is not null && !TagPattern().IsMatch(tag))
            throw new SlipwayException(RegistryProblems.BadReference(text, $"'{tag}' is no tag"));
        if (!HostPattern().IsMatch(host))
            throw new SlipwayException(RegistryProblems.BadReference(text, $"'{host}' is no host"));
        if (repository.Length > 255 || !RepositoryPattern().IsMatch(repository))
            throw new SlipwayException(RegistryProblems.BadReference(text, $"'{repository}' is no repository (lower case, no empty part)"));
        return new ImageReference(host, repository, tag ?? (digest is null ? "latest" : null), digest is null ? null : parsed);
    }

    /// <summary>The tag, or the digest where there is one: what a registry is asked for.</summary>
    public string Target => Digest?.ToString() ?? Tag ?? "latest";

    /// <summary>As people write it: without Docker Hub's host and <c>library/</c>, without digest.</summary>
    public string Familiar
    {
        get
        {
            var name =
                Host != "docker.io" ? $"{Host}/{Repository}"
                : Repository.StartsWith("library/", StringComparison.Ordinal) ? Repository[8..]
                : Repository;
            return Tag is null ? name : $"{name}:{Tag}";
        }
    }

    /// <summary>The whole name.</summary>
    public override string ToString() => $"{Host}/{Repository}{(Tag is null ? "" : ":" + Tag)}{(Digest is null ? "" : "@" + Digest)}";

    [GeneratedRegex(
        @"^(\[[0-9a-fA-F:]+\]|[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?)(:[0-9]{1,5})?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex HostPattern();

    [GeneratedRegex(@"^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex RepositoryPattern();

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TagPattern();
}
