using Slipway.Core.Auditing;

namespace Slipway.Core.Rendering.Auditing;

/// <summary>One image's part of the page: the figures, then what they are made of.</summary>
internal static class AuditPageImage
{
    /// <summary>The part.</summary>
    /// <param name="html">Where it is written.</param>
    /// <param name="report">The audit.</param>
    /// <param name="id">Its id, which begins all ids in it.</param>
    /// <param name="isOnly">Whether the page has no other.</param>
    public static void Render(Markup html, AuditReport report, string id, bool isOnly)
    {
        var level = isOnly ? 1 : 2;
        html.Add($"<article id=\"{id}\">\n<header>\n<p class=\"eyebrow\">Image audit · {Markup.Text(report.Image.Platform)}</p>\n");
        html.Add(
            $"<h{level}><bdi>{Markup.Text(report.Image.Name)}</bdi></h{level}>\n<p class=\"digest\"><code>{report.Image.Manifest}</code></p>\n</header>\n"
        );
        Figures(html, report);
        AuditPageBudgets.Render(html, report, id, level + 1);
        Map(html, report, id, level + 1);
        AuditPageHistory.Render(html, report, id, level + 1);
        AuditPageFindings.Render(html, report, id, level + 1);
        AuditPageTables.Packages(html, report, id, level + 1);
        AuditPageTables.Layers(html, report, id, level + 1);
        AuditPageTables.Waste(html, report, id, level + 1);
        html.Add($"</article>\n");
    }

    private static void Figures(Markup html, AuditReport report)
    {
        var (image, measures) = (report.Image, report.Measures);
        html.Add($"<dl class=\"figures\">\n");
        Figure(
            html,
            "Packed",
            AuditWords.Size(image.Packed),
            report.History is [.., var last] ? $"{AuditWords.Change(image.Packed - last.Packed)} since the last" : ""
        );
        Figure(html, "Unpacked", AuditWords.Size(image.Unpacked), AuditWords.Count(measures.Files, "file"));
        Figure(html, "Layers", $"{image.Layers.Count}", AuditWords.Count(report.Packages.Count, "package"));
        Figure(html, "Efficiency", AuditWords.Percent(measures.Efficiency), $"{AuditWords.Size(measures.Wasted)} wasted");
        Figure(html, "Findings", $"{report.Findings.Count}", report.Findings.Count == 0 ? "nothing to do" : FindingGroup.Sum(report.Findings));
        html.Add($"</dl>\n");
    }

    private static void Figure(Markup html, string name, string value, string more) =>
        html.Add($"<div><dt>{name}</dt><dd>{value}<small>{more}</small></dd></div>\n");

    private static void Map(Markup html, AuditReport report, string id, int level)
    {
        if (report.Image.Packed == 0)
            return;
        html.Add($"<section aria-labelledby=\"{id}-map\">\n<h{level} id=\"{id}-map\">What takes the space</h{level}>\n");
        html.Add($"<p class=\"note\">Areas are packed bytes: framed by layer, divided among packages. A tile leads to its row below.</p>\n");
        html.Add($"<a class=\"skip\" href=\"#{id}-legend\">Skip the map</a>\n");
        AuditTreemap.Render(html, report, id);
        html.Add(
            $"<ul class=\"legend\" id=\"{id}-legend\" tabindex=\"-1\"><li class=\"python\">Python packages</li><li class=\"bytecode\">bytecode</li><li class=\"system\">system</li><li class=\"own\">the service</li>"
        );
        html.Add($"<li class=\"model\">model</li><li class=\"rest\">files of no package</li></ul>\n</section>\n");
    }
}
