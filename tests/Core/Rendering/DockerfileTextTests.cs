using System.Text.RegularExpressions;
using Slipway.Core.Catalog;
using Slipway.Core.Rendering;
using Slipway.Tests;

namespace Slipway.Core.Tests.Rendering;

/// <summary>The plain Dockerfiles of all selections; that they build and what comes out is shown with an engine (tests/Images/Demo/RenderTests.cs).</summary>
[Trait("Row", "P3")]
public sealed class DockerfileTextTests
{
    [Fact]
    public void Every_selection_that_the_catalog_allows_is_rendered()
    {
        Selections.All.Count.ShouldBeGreaterThan(50);
        foreach (var upstream in Upstreams.BuiltIn)
            Selections.All.ShouldContain(x => x.Upstream == upstream);
        foreach (var selection in Selections.All)
            RenderedFiles.Texts(Selections.Inputs(selection)).ShouldAllBe(x => x.Text.Length > 0);
    }

    [Fact]
    public void What_is_taken_from_a_registry_is_taken_by_digest_and_nothing_is_looked_up_for_the_syntax()
    {
        foreach (var text in Distinct())
        {
            var stages = Regex.Matches(text, " AS ([a-z0-9._-]+)").Select(x => x.Groups[1].Value).Append("scratch").ToHashSet();
            var bases = Regex
                .Matches(text, "^FROM (--platform=[^ ]+ )?(?<base>[^ ]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)
                .Select(x => x.Groups["base"].Value);
            bases.Where(x => !stages.Contains(x) && !Regex.IsMatch(x, ":[^@]+@sha256:[0-9a-f]{64}$")).ShouldBeEmpty();
            text.ShouldNotContain("syntax=");
        }
    }

    [Fact]
    public void Each_group_of_wheels_is_a_stage_and_a_layer_and_the_app_is_the_last_layer()
    {
        foreach (var selection in Selections.All)
        {
            var inputs = Selections.Inputs(selection);
            var text = DockerfileText.Render(inputs);
            foreach (var group in inputs.Groups)
            {
                text.ShouldMatch($"FROM (venv|compilers) AS wheels-{Regex.Escape(group)}\n");
                text.ShouldContain($"COPY --link --from=wheels-{group} /out/ /\n");
            }
            Regex.Matches(text, "^(?:COPY|ADD) .*$", RegexOptions.Multiline)[^1].Value.ShouldBe("COPY --link app/ /app/");
        }
    }

    [Fact]
    public void A_cache_is_never_shared_between_platforms()
    {
        foreach (var text in Distinct())
            Regex.Matches(text, "type=cache,[^ ]*").Select(x => x.Value).Where(x => !x.Contains("$TARGETARCH", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Only_an_image_whose_upstream_has_a_registry_asks_the_network()
    {
        foreach (var selection in Selections.All)
        {
            var text = DockerfileText.Render(Selections.Inputs(selection));
            Regex.IsMatch(text, "apt-get|type=secret,id=(?!sccache)").ShouldBe(selection.Upstream.Kind != UpstreamKind.Debian, selection.Tag);
            (selection.Upstream.Kind == UpstreamKind.Debian).ShouldBe(text.Contains("RUN --network=none --mount", StringComparison.Ordinal), selection.Tag);
        }
    }

    [Fact]
    public void Every_wheel_of_a_lock_is_in_one_requirements_file_of_its_platform_with_its_hash()
    {
        foreach (var selection in Selections.All.Where(x => x.Upstream == Upstreams.Public))
        {
            var inputs = Selections.Inputs(selection);
            var texts = RenderedFiles.Texts(inputs);
            foreach (var platform in inputs.Platforms)
            {
                var end = $"/{platform.Platform.Architecture}/requirements.txt";
                var lines = texts
                    .Where(x => x.Path.EndsWith(end, StringComparison.Ordinal))
                    .SelectMany(x => x.Text.Split('\n'))
                    .Where(x => x.Contains("==", StringComparison.Ordinal));
                lines.Order().ShouldBe(platform.Groups.SelectMany(x => x.Wheels).Select(x => $"{x.NormalizedName}=={x.Version} --hash={x.Hash}").Order());
            }
        }
    }

    [Fact]
    [Trait("Row", "R3")]
    public void The_rules_on_what_is_left_out_are_those_of_the_layers()
    {
        var json = LeaveOutsFile.Render(Core.Wheels.LayoutRules.Lean);
        foreach (var rule in Core.Wheels.LeaveOuts.Runtime.Rules)
            json.ShouldContain($"\"{rule.Value}\"");
        foreach (var exemption in Core.Wheels.LeaveOuts.Runtime.Exceptions)
            json.ShouldContain($"\"{exemption.Path}\"");
    }

    private static IEnumerable<string> Distinct() => Selections.All.Select(x => DockerfileText.Render(Selections.Inputs(x))).Distinct();
}
