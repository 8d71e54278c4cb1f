using Slipway.Core.Diagnostics;
using Slipway.Core.Rendering;
using Slipway.Core.Rendering.Dockerfiles;

namespace Slipway.Core.Tests.Rendering;

/// <summary>What BuildKit and bake would accept in silence is refused before anything runs.</summary>
[Trait("Row", "P3")]
public sealed class GraphChecksTests
{
    private const string Sound = """
        ARG BASE=3
        FROM toolchain AS compile
        ARG TARGETARCH
        ARG EXPECT="Local disk" OTHER='a b'
        RUN --mount=type=cache,id=sccache-$TARGETARCH,target=/sccache \
            # between continued lines
            --mount=type=bind,source=steps/a.sh,target=/steps/a.sh \
            ["/usr/bin/bash", "/steps/a.sh"]
        FROM scratch AS native
        COPY --from=compile /out/ /
        """;

    private static readonly BakeTarget Target = new(
        "backend-build",
        "a.Dockerfile",
        ".",
        new Dictionary<string, string> { ["toolchain"] = "oci-layout:///x:toolchain" },
        new Dictionary<string, string>(),
        [],
        "native",
        ["type=local,dest=/out/amd64"]
    );

    [Fact]
    public void A_sound_graph_has_no_problem() => Problems(Sound).ShouldBeEmpty();

    [Theory]
    [InlineData("id=sccache-$TARGETARCH", "id=sccache", "SLP185", "a.Dockerfile:5: the cache mount 'sccache'")]
    [InlineData("id=sccache-$TARGETARCH,target=/sccache", "target=/sccache", "SLP185", "'/sccache'")]
    [InlineData("--from=compile", "--from=compille", "SLP186", "'compille'")]
    [InlineData("FROM toolchain AS", "FROM debian:13 AS", "SLP186", "'debian:13'")]
    [InlineData("source=steps/a.sh", "source=steps/gone.sh", "SLP186", "'steps/gone.sh'")]
    [InlineData("source=steps/a.sh,", "source=steps,", "SLP188", "steps/b.sh")]
    [InlineData("COPY --from=compile /out/ /", "COPY steps/b.sh /", "SLP188", "steps/b.sh")]
    [InlineData("ARG TARGETARCH\n", "", "SLP187", "$TARGETARCH")]
    [InlineData("ARG TARGETARCH", "ARG TARGETARCH FLAGS", "SLP187", "ARG FLAGS")]
    [InlineData("COPY --from=compile /out/ /", "COPY --from=compile /out-$KIND/ /", "SLP187", "$KIND")]
    public void One_wrong_word_of_a_Dockerfile_is_one_problem_with_its_line(string right, string wrong, string number, string found)
    {
        Sound.ReplaceLineEndings("\n").ShouldContain(right);
        var problem = Problems(Sound.ReplaceLineEndings("\n").Replace(right, wrong, StringComparison.Ordinal)).ShouldHaveSingleItem();
        problem.Number.ShouldBe(number);
        problem.Found.ShouldContain(found);
        problem.Family.ShouldBe(Family.Usage);
    }

    [Fact]
    public void An_image_with_a_digest_needs_no_context() =>
        Problems(Sound.Replace("FROM toolchain", $"FROM debian@sha256:{new string('a', 64)}", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void A_named_context_that_is_in_no_key_and_a_target_that_does_not_exist_are_refused()
    {
        var target = Target with
        {
            Contexts = new Dictionary<string, string>
            {
                ["toolchain"] = "target:build-base",
                ["src"] = "../src",
                ["tool"] = "docker-image://debian:13",
            },
        };
        Problems(Sound, target).Select(x => x.Number).ShouldBe(["SLP186", "SLP188", "SLP186"]);
    }

    [Fact]
    public void An_argument_that_no_Dockerfile_declares_is_refused() =>
        Problems(Sound, Target with { Arguments = new Dictionary<string, string> { ["ARHC"] = "1" } }).ShouldHaveSingleItem().Number.ShouldBe("SLP187");

    [Fact]
    public void Two_targets_with_one_output_and_two_products_with_one_cache_are_refused_together()
    {
        var graph = Graph(Sound, Target, Target with { Name = "other" }) with { CacheReferences = [("a", "cache"), ("b", "cache")] };
        GraphChecks.Problems(graph).Select(x => x.Number).ShouldBe(["SLP183", "SLP184"]);
    }

    [Fact]
    public void A_key_that_bake_ignores_is_found_with_the_closest_that_it_knows()
    {
        var right = BakeFile.Render([Target]);
        BakeKeys.Problems(right).ShouldBeEmpty();
        var problem = BakeKeys.Problems(right.Replace("\"output\"", "\"ouput\"", StringComparison.Ordinal)).ShouldHaveSingleItem();
        problem.Number.ShouldBe("SLP189");
        problem.Fix.ShouldContain("output");
    }

    [Fact]
    public void The_committed_Dockerfiles_hold_together_and_their_caches_are_unique()
    {
        var folder = Path.Combine(Slipway.Tests.Repository.Root, "dockerfiles");
        var texts = Directory.EnumerateFiles(folder, "*.Dockerfile").ToDictionary(x => Path.GetFileName(x), File.ReadAllText);
        texts.Count.ShouldBe(4);
        var plan = new Planning.TinyService().Plan(
            Planning.TinyService.Inputs with
            {
                BuildBase = Steps("build-base.Dockerfile"),
                BackendBuild = Steps("backend-build.Dockerfile"),
            }
        );
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(x => Path.GetRelativePath(folder, x)).ToList();
        var graph = PlanGraph.Of(plan, texts, files);
        GraphChecks.Problems(graph).ShouldBeEmpty();
        // Its key, the branch main.
        graph.CacheReferences.Select(x => x.Owner).ShouldBe(["backend-build linux/amd64", "backend-build linux/amd64"]);
        graph.CacheReferences[1].Reference.ShouldBe("buildkit-backend-build-debian-minimal-onnx-cpu-amd64-branch-main");
        BakeKeys.Problems(BakeFile.Render(graph.Targets)).ShouldBeEmpty();

        Slipway.Core.Planning.StepFiles Steps(string name) =>
            new(Slipway.Core.Images.Digest.Of(texts[name]), [.. DockerfileReader.Read(texts[name]).ContextPaths.Select(x => Planning.TinyService.App(x, "1"))]);
    }

    [Fact]
    public void Here_documents_flags_and_numbered_stages_are_read()
    {
        var file = DockerfileReader.Read(
            "FROM --platform=$BUILDPLATFORM scratch\nRUN <<EOF\nFROM nothing\nEOF\nCOPY [\"a b\", \"/\"]\nFROM 0\nADD --from=0 ./x /y\n"
        );
        file.Stages.Select(x => (x.Name, x.From)).ShouldBe([("0", "scratch"), ("1", "0")]);
        file.Stages[1].Uses.Single().Paths.ShouldBe(["x"]);
        file.Stages[0].Instructions.Count.ShouldBe(2);
    }

    private static IReadOnlyList<Problem> Problems(string dockerfile, BakeTarget? target = null) => GraphChecks.Problems(Graph(dockerfile, target ?? Target));

    private static BuildGraph Graph(string dockerfile, params BakeTarget[] targets) =>
        new(
            targets,
            new Dictionary<string, Dockerfile> { ["a.Dockerfile"] = DockerfileReader.Read(dockerfile) },
            ["a.Dockerfile", "steps/a.sh", "steps/b.sh"],
            new Dictionary<string, IReadOnlySet<string>> { ["a.Dockerfile"] = new HashSet<string> { "steps/a.sh" } },
            new HashSet<string> { "toolchain" },
            []
        );
}
