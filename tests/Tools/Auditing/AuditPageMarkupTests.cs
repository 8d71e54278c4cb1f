using Slipway.Core.Rendering.Auditing;
using Slipway.Tests;

namespace Slipway.Tools.Tests.Auditing;

/// <summary>The HTML page of an audit before the checker of HTML.</summary>
[Trait("Row", "A4")]
public sealed class AuditPageMarkupTests
{
    [Fact]
    public async Task The_checker_has_no_error_and_no_warning_and_finds_a_planted_one()
    {
        using var folder = new TempFolder();
        var usual = SeededAudit.Usual();
        var pages = new Dictionary<string, string>
        {
            ["usual.html"] = AuditPage.Render([usual]),
            ["two.html"] = AuditPage.Render([usual, SeededAudit.Empty()]),
            ["empty.html"] = AuditPage.Render([SeededAudit.Empty()]),
            ["huge.html"] = AuditPage.Render([SeededAudit.Huge()]),
        };
        foreach (var (name, page) in pages)
            await File.WriteAllTextAsync(folder[name], page);
        await File.WriteAllTextAsync(folder["planted.html"], pages["empty.html"].Replace("</main>", "<img></main>", StringComparison.Ordinal));
        // One run for all: it takes seconds to start.
        var said = await HtmlChecker.CheckAsync([.. pages.Keys.Append("planted.html").Select(x => folder[x])]);
        said.Where(x => !x.Contains("planted.html", StringComparison.Ordinal)).ShouldBeEmpty();
        said.ShouldContain(x => x.Contains("error", StringComparison.Ordinal));
    }
}
