using System.Text;
using Slipway.Tools.Docker;

namespace Slipway.Tools.Tests.Docker;

[Trait("Row", "E2")]
public sealed class BakeProgressTests
{
    [Fact]
    public void A_step_is_put_together_from_its_messages()
    {
        var lines = new List<string>();
        var progress = new BakeProgress(lines.Add);
        progress.Read(
            """{"vertexes":[{"digest":"sha256:0","name":"[internal] load build definition","started":"2026-01-01T00:00:00Z","completed":"2026-01-01T00:00:01Z"}]}"""
        );
        progress.Read(
            """{"vertexes":[{"digest":"sha256:a","name":"[1/2] COPY . ."},{"digest":"sha256:b","name":"[2/2] RUN make","started":"2026-01-01T00:00:01Z"}]}"""
        );
        progress.Read(
            """{"vertexes":[{"digest":"sha256:a","name":"[1/2] COPY . .","started":"2026-01-01T00:00:01Z","completed":"2026-01-01T00:00:01Z","cached":true}]}"""
        );
        progress.Read(Log("b", "first\nsec"));
        progress.Read(Log("b", "ond\r\nno end"));
        progress.Read(
            """{"vertexes":[{"digest":"sha256:b","name":"[2/2] RUN make","started":"2026-01-01T00:00:01Z","completed":"2026-01-01T00:00:03.5Z","error":"exit code: 2"}]}"""
        );
        progress.Read("ERROR: failed to solve");

        progress
            .Steps.Select(s => (s.Name, s.IsBuild, s.Cached, s.Elapsed.TotalSeconds, s.Error))
            .ShouldBe([
                ("[internal] load build definition", false, false, 1, null),
                ("[1/2] COPY . .", true, true, 0, null),
                ("[2/2] RUN make", true, false, 2.5, "exit code: 2"),
            ]);
        progress.Steps[2].LastLines.ShouldBe(["first", "second", "no end"]);
        progress.PlainLines.ShouldBe(["ERROR: failed to solve"]);
        lines.ShouldBe(["#2 [1/2] COPY . . CACHED", "#3 first", "#3 second", "#3 [2/2] RUN make FAILED: exit code: 2"]);
    }

    [Theory]
    [Trait("Row", "C4")]
    [InlineData("[2/3] RUN make", true)]
    [InlineData("[backend-build-amd64 compile 1/2] RUN make", true)]
    [InlineData("[linux/arm64 build 12/13] COPY . .", true)]
    [InlineData("[internal] load build definition from Dockerfile", false)]
    [InlineData("[build-base internal] load .dockerignore", false)]
    [InlineData("[backend-build-amd64 context native-sources] load from client", false)]
    [InlineData("[backend-build-amd64] importing cache manifest from localhost:5000/x:y", false)]
    [InlineData("[backend-build-amd64] exporting to client directory", false)]
    [InlineData("[auth] team/cache:pull token for registry.example.com", false)]
    [InlineData("exporting cache to registry", false)]
    public void Only_what_a_Dockerfile_says_is_counted(string name, bool isBuild) =>
        new BakeStep(name, false, TimeSpan.Zero, null, []).IsBuild.ShouldBe(isBuild);

    [Fact]
    public void A_step_that_prints_without_end_keeps_only_its_last_lines()
    {
        var progress = new BakeProgress(null);
        progress.Read(Log("a", string.Concat(Enumerable.Range(1, 100_000).Select(i => $"{i}\n"))));
        progress.Steps.Single().LastLines.Count.ShouldBe(30);
        progress.Steps.Single().LastLines[^1].ShouldBe("100000");
    }

    [Fact]
    public void Nothing_ran_is_not_all_cached_by_mistake()
    {
        var ran = new BakeStep("[1/1] RUN x", false, TimeSpan.Zero, null, []);
        new BakeResult(
            [ran with { Cached = true }, new BakeStep("exporting to image", false, TimeSpan.Zero, null, [])],
            [],
            TimeSpan.Zero
        ).AllCached.ShouldBeTrue();
        new BakeResult([ran, ran with { Cached = true }], [], TimeSpan.Zero).AllCached.ShouldBeFalse();
    }

    private static string Log(string vertex, string text) =>
        $$"""{"logs":[{"vertex":"sha256:{{vertex}}","stream":1,"data":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}}"}]}""";
}
