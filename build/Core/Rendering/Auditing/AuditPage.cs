using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Slipway.Core.Auditing;

namespace Slipway.Core.Rendering.Auditing;

/// <summary>
/// Audits as one HTML page that needs nothing else: no network, no fonts, no other file. It works without its script, which only sorts tables, and its policy lets a browser run
/// that script, apply that style sheet and load nothing.
/// </summary>
public static class AuditPage
{
    private static readonly string s_style = Resource("audit.css");
    private static readonly string s_script = Resource("audit.js");

    /// <summary>The page. The same audits give the same bytes.</summary>
    /// <param name="reports">One for each image and platform.</param>
    public static string Render(IReadOnlyList<AuditReport> reports)
    {
        var html = new Markup();
        var title = reports.Count == 1 ? $"{reports[0].Image.Name} {reports[0].Image.Platform}" : AuditWords.Count(reports.Count, "image");
        html.Add($"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Add($"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\">\n");
        html.Add($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.Add($"<meta name=\"referrer\" content=\"no-referrer\">\n<title>Audit of {Markup.Text(AuditWords.Shown(title, 120))}</title>\n");
        html.Add($"<style>{s_style}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the content</a>\n<main id=\"main\">\n");
        if (reports.Count > 1)
            Index(html, reports);
        for (var i = 0; i < reports.Count; i++)
            AuditPageImage.Render(html, reports[i], $"i{i}", isOnly: reports.Count == 1);
        html.Add(
            $"</main>\n<footer>\n<p>1 MB is 10<sup>6</sup> bytes. Packed bytes are those of the layers as a registry keeps them; a package’s packed bytes are its share of its layer’s, by its part of the unpacked ones. "
        );
        html.Add($"Waste and efficiency are counted as dive counts them.</p>\n</footer>\n<script>{s_script}</script>\n</body>\n</html>\n");
        return html.ToString();
    }

    private static string Policy => $"default-src 'none'; style-src {Hash(s_style)}; script-src {Hash(s_script)}; base-uri 'none'; form-action 'none'";

    private static void Index(Markup html, IReadOnlyList<AuditReport> reports)
    {
        html.Add(
            $"<h1>{reports.Count} images</h1>\n<p class=\"lead\">{Markup.Text(AuditSharing.Of(reports)!.Sentence)}.</p>\n<nav aria-label=\"Images\"><ul>\n"
        );
        for (var i = 0; i < reports.Count; i++)
            html.Add(
                $"<li><a href=\"#i{i}\">{Markup.Text(reports[i].Image.Name)} {Markup.Text(reports[i].Image.Platform)}</a>, {AuditWords.Size(reports[i].Image.Packed)}</li>\n"
            );
        html.Add($"</ul></nav>\n");
    }

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"no resource {name}");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        // Trimmed: the HTML checker hashes without blanks at the ends, browsers with them.
        return reader.ReadToEnd().ReplaceLineEndings("\n").Trim();
    }
}
