using Slipway.Core.Auditing;

namespace Slipway.Core.Rendering.Auditing;

/// <summary>The tables of the page.</summary>
internal static class AuditPageTables
{
    private const int MostPaths = 50;

    /// <summary>All packages, the largest first.</summary>
    /// <param name="html">Where it is written.</param>
    /// <param name="report">The audit.</param>
    /// <param name="id">What begins its ids.</param>
    /// <param name="level">Level of its heading.</param>
    public static void Packages(Markup html, AuditReport report, string id, int level)
    {
        if (report.Packages.Count == 0)
            return;
        html.Add($"<section aria-labelledby=\"{id}-packages\">\n<h{level} id=\"{id}-packages\">Packages</h{level}>\n");
        Begin(html, $"{id}-packages", ["Package", "Version", "Kind", "Packed, MB:", "Unpacked, MB:", "Files:", "Layer:", "Asked for by"], sorted: 4);
        for (var i = 0; i < report.Packages.Count; i++)
        {
            var x = report.Packages[i];
            html.Add(
                $"<tr id=\"{id}-p{i}\"><td><bdi>{Markup.Text(x.Name)}</bdi></td><td>{Markup.Text(x.Version)}</td><td>{(x.Kind == PackageKind.Python ? "Python" : "system")}</td>{Bytes(x.Packed)}{Bytes(x.Bytes)}"
            );
            html.Add(
                $"<td class=\"n\" data-v=\"{x.Files}\">{x.Files}</td><td class=\"n\" data-v=\"{x.Layer}\"><a href=\"#{id}-l{x.Layer}\">{x.Layer}</a></td><td>{(x.LockLine is null ? "" : Markup.Code(x.LockLine))}</td></tr>\n"
            );
        }
        End(html);
        html.Add($"</section>\n");
    }

    /// <summary>All layers, the lowest first.</summary>
    /// <param name="html">Where it is written.</param>
    /// <param name="report">The audit.</param>
    /// <param name="id">What begins its ids.</param>
    /// <param name="level">Level of its heading.</param>
    public static void Layers(Markup html, AuditReport report, string id, int level)
    {
        if (report.Image.Layers.Count == 0)
            return;
        html.Add($"<section aria-labelledby=\"{id}-layers\">\n<h{level} id=\"{id}-layers\">Layers</h{level}>\n");
        Begin(html, $"{id}-layers", ["Layer:", "Made by", "Packed, MB:", "Unpacked, MB:", "Share:", "Digest"], sorted: 0);
        foreach (var x in report.Image.Layers)
        {
            html.Add(
                $"<tr id=\"{id}-l{x.Number}\"><td class=\"n\" data-v=\"{x.Number}\">{x.Number}</td><td class=\"made\"><bdi>{Markup.Text(AuditWords.Maker(x.Instruction))}</bdi></td>{Bytes(x.Blob.Size)}{Bytes(x.Unpacked)}"
            );
            html.Add(
                $"<td class=\"n\" data-v=\"{x.Blob.Size}\">{AuditWords.Part(x.Blob.Size, report.Image.Packed)}</td><td><code>{x.Blob.Digest.Abbreviated}</code></td></tr>\n"
            );
        }
        End(html);
        html.Add($"</section>\n");
    }

    /// <summary>Paths that are brought twice, and files that are there twice.</summary>
    /// <param name="html">Where it is written.</param>
    /// <param name="report">The audit.</param>
    /// <param name="id">What begins its ids.</param>
    /// <param name="level">Level of its heading.</param>
    public static void Waste(Markup html, AuditReport report, string id, int level)
    {
        var (shadowed, duplicates) = (report.Measures.Shadowed, report.Measures.Duplicates);
        if (shadowed.Count + duplicates.Count == 0)
            return;
        html.Add($"<section aria-labelledby=\"{id}-waste\">\n<h{level} id=\"{id}-waste\">Waste</h{level}>\n");
        if (shadowed.Count > 0)
            html.Add($"<details><summary>{AuditWords.Count(shadowed.Count, "path")} brought more than once or deleted</summary>\n<ul>\n");
        foreach (var x in shadowed.Take(MostPaths))
            html.Add(
                $"<li>{AuditWords.Size(x.Wasted)} {Markup.Code(x.Path)}, layers {string.Join(", ", x.Layers)}{(x.Deleted ? ", deleted by the last" : "")}</li>\n"
            );
        html.Add($"{(shadowed.Count > 0 ? $"</ul>{More(shadowed.Count)}</details>\n" : "")}");
        if (duplicates.Count > 0)
            html.Add($"<details><summary>{AuditWords.Count(duplicates.Count, "file")} with equal copies elsewhere</summary>\n<ul>\n");
        foreach (var x in duplicates.Take(MostPaths))
            html.Add(
                $"<li>{AuditWords.Size(x.Wasted)} in {AuditWords.Count(x.Places.Count, "copy", "copies")}: {string.Join(", ", x.Places.Take(8).Select(place => $"{Markup.Code(place.Path)} (layer {place.Layer})"))}{(x.Places.Count > 8 ? ", ..." : "")}</li>\n"
            );
        html.Add($"{(duplicates.Count > 0 ? $"</ul>{More(duplicates.Count)}</details>\n" : "")}</section>\n");
    }

    /// <summary>The head of a table that can be sorted. A head whose words end in a colon stands over numbers.</summary>
    /// <param name="html">Where it is written.</param>
    /// <param name="label">Id of its heading.</param>
    /// <param name="heads">Heads of its columns.</param>
    /// <param name="sorted">The column that it is sorted by: the numbers of a table of packages fall, those of layers rise.</param>
    internal static void Begin(Markup html, string label, IReadOnlyList<string> heads, int sorted)
    {
        html.Add($"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"{label}\"><table class=\"sortable\">\n<thead><tr>");
        for (var i = 0; i < heads.Count; i++)
        {
            var order =
                i != sorted ? ""
                : heads[i] == "Layer:" ? " aria-sort=\"ascending\""
                : " aria-sort=\"descending\"";
            html.Add($"<th scope=\"col\"{(heads[i].EndsWith(':') ? " class=\"n\"" : "")}{order}>{heads[i].TrimEnd(':')}</th>");
        }
        html.Add($"</tr></thead>\n<tbody>\n");
    }

    /// <summary>The end of a table.</summary>
    /// <param name="html">Where it is written.</param>
    internal static void End(Markup html) => html.Add($"</tbody></table></div>\n");

    private static string More(int count) => count > MostPaths ? $"<p class=\"note\">and {count - MostPaths} more</p>" : "";

    private static string Bytes(long bytes) => $"<td class=\"n\" data-v=\"{bytes}\">{AuditWords.Megabytes(bytes)}</td>";
}
