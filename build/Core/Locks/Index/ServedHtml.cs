using System.Text;

namespace Slipway.Core.Locks.Index;

/// <summary>Writes pages as HTML (PEP 503, with the attributes of PEP 592, 629 and 714), for clients that read no JSON.</summary>
public static class ServedHtml
{
    private const string Head =
        "<!DOCTYPE html>\n<html>\n<head><meta name=\"pypi:repository-version\" content=\"1.0\"><title>Simple index</title></head>\n<body>\n";

    /// <summary>The list of projects, UTF-8.</summary>
    /// <param name="projects">Normalized names.</param>
    public static byte[] WriteList(IEnumerable<string> projects) => Page(projects.Select(x => $"<a href=\"{x}/\">{x}</a><br>"));

    /// <summary>The page of a project, UTF-8.</summary>
    /// <param name="page">The page.</param>
    /// <param name="addressOf">Where a file is served.</param>
    public static byte[] Write(IndexPage page, Func<IndexFile, string> addressOf) => Page(page.Files.Select(file => Link(file, addressOf(file))));

    private static byte[] Page(IEnumerable<string> links) => Encoding.UTF8.GetBytes($"{Head}{string.Join('\n', links)}\n</body>\n</html>\n");

    private static string Link(IndexFile file, string address)
    {
        var text = new StringBuilder("<a href=\"").Append(Escape(address));
        if (file.Sha256 is { } digest)
            text.Append("#sha256=").Append(digest.Hex);
        text.Append('"');
        if (file.RequiresPython is { } python)
            text.Append(" data-requires-python=\"").Append(Escape(python)).Append('"');
        if (file.Yanked is { } reason)
            text.Append(" data-yanked=\"").Append(Escape(reason)).Append('"');
        if (file.Wheel is not null)
            text.Append(" data-core-metadata=\"").Append(file.Metadata is { } metadata ? $"sha256={metadata.Hex}" : "true").Append('"');
        return text.Append('>').Append(Escape(file.FileName)).Append("</a><br>").ToString();
    }

    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal);
}
