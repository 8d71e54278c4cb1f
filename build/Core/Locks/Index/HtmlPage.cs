using System.Text;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;

namespace Slipway.Core.Locks.Index;

/// <summary>Reads a project's page in HTML (PEP 503): one link a file; no sizes, no times.</summary>
public static class HtmlPage
{
    /// <summary>Content types of the format.</summary>
    public static readonly IReadOnlyList<string> ContentTypes = ["application/vnd.pypi.simple.v1+html", "text/html"];

    /// <summary>Reads a page.</summary>
    /// <param name="html">The body, UTF-8.</param>
    /// <param name="address">Where the page is: relative links start there, unless the page has a base of its own.</param>
    /// <param name="project">Normalized name that was asked for.</param>
    /// <exception cref="SlipwayException">SLP263: not such a page; SLP264: every file is another project's.</exception>
    public static IndexPage Read(ReadOnlySpan<byte> html, Uri address, string project)
    {
        var text = Encoding.UTF8.GetString(html);
        if (!text.Contains('<', StringComparison.Ordinal))
            throw new SlipwayException(IndexProblems.NotAPage(address, "it has no element"));
        var start = address;
        var files = new List<IndexFile>();
        foreach (var tag in HtmlTag.Read(text))
        {
            if (tag.Name == "base" && tag.Attribute("href") is { } moved && Uri.TryCreate(address, moved, out var other))
                start = other;
            else if (tag.Name == "a" && tag.Attribute("href") is { } link && File(tag, link, start) is { } file)
                files.Add(file);
            else if (
                tag.Name == "meta"
                && tag.Attribute("name") == "pypi:repository-version"
                && tag.Attribute("content")?.Split('.')[0] is { } major and not "1"
            )
                throw new SlipwayException(IndexProblems.NotAPage(address, $"its API version is {Printable.Of(major, 20)}, not 1.x"));
        }
        var page = IndexPage.Of(project, files);
        // HTML does not name its project: a page whose files are all of one other project is that project's page.
        if (page.Files.Count == 0 && files.Select(file => file.Release?.Name).OfType<string>().FirstOrDefault() is { } foreign)
            throw new SlipwayException(IndexProblems.OtherProject(address, project, foreign));
        return page;
    }

    private static IndexFile? File(HtmlTag tag, string link, Uri start)
    {
        if (!Uri.TryCreate(start, link, out var address) || address.Scheme is not ("http" or "https"))
            return null;
        var name = Uri.UnescapeDataString(address.Segments[^1]);
        if (name.Length == 0 || name.EndsWith('/'))
            return null;
        var metadata = tag.Attribute("data-core-metadata") ?? tag.Attribute("data-dist-info-metadata");
        return new IndexFile(
            name,
            PageLinks.WithoutFragment(address),
            Hash(address.Fragment),
            null,
            null,
            tag.Attribute("data-requires-python") is { Length: > 0 } python ? python : null,
            tag.Attribute("data-yanked"),
            metadata is not null and not "false",
            metadata is null ? null : Hash("#" + metadata)
        );
    }

    private static Digest? Hash(string fragment) =>
        fragment.TrimStart('#').Split('&').Select(part => part.Split('=')).FirstOrDefault(pair => pair is ["sha256", _]) is [_, var hex]
        && Digest.TryParse(hex.ToLowerInvariant(), out var digest)
            ? digest
            : null;
}
