using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Core.WhatIf;
using Slipway.Tests;
using Slipway.Tools.Making;
using Slipway.Tools.Processes;
using Slipway.Tools.Tests.Making;
using Slipway.Tools.WhatIf;

namespace Slipway.Tools.Tests.WhatIf;

/// <summary>The three questions, with a real uv, a real git and locks of three images.</summary>
[Trait("Row", "P5")]
[Collection("environment")]
public sealed class WhatIfTests : IDisposable
{
    private static readonly LockJob s_other = LockBench.Job() with { Name = LockBench.Job().Name with { Backend = "torch" } };
    private static readonly IReadOnlyList<LockJob> s_jobs = [LockBench.Job("amd64", "3.12"), LockBench.Job("arm64", "3.12"), s_other with { Python = "3.12" }];
    private readonly LockBench _bench = new();
    private readonly IndexServer _server;

    public WhatIfTests()
    {
        _bench.Write("minimal-onnx.in", "app>=1\n");
        _bench.Write("minimal-torch.in", "extra>=1\n");
        _bench.Index.Add("app", "1.0", ["lib>=1"]).Add("lib", "1.0").Add("extra", "1.0");
        _server = new IndexServer(_bench["index"]);
    }

    [Fact]
    public async Task A_bump_is_told_for_every_lock_that_it_touches_and_nothing_is_written()
    {
        await LockAsync();
        _bench.Index.Add("lib", "1.2", day: "2026-04-01");
        var before = Files();

        var report = await AskAsync(new WhatIfQuestion(["lib"], null, null, null));

        Files().ShouldBe(before);
        report.Images.Select(x => $"{x.Tag} {x.Platform}").ShouldBe(["minimal-onnx-cpu linux/amd64", "minimal-onnx-cpu linux/arm64"]);
        report.Unaffected.ShouldBe(["minimal-torch-cpu linux/amd64"]);
        report.Locks.ShouldAllBe(x => x.Diff.Changes.Single().NewVersion == "1.2");
        report.Images.ShouldAllBe(x => x.Make == 2 && x.Pull > 0 && x.Compile.Count == 0 && !x.IsBuilt);
        // The same wheels on both platforms are one layer.
        report.Push.ShouldBe(report.Images[0].Push);
        report.Command.ShouldBe("./build.sh Lock --upstream public --bump lib --all");

        var text = WhatIfText.Render(report);
        text.ShouldContain("^ lib  1.0 -> 1.2");
        text.ShouldContain("2 of 3 images change; ");
        WhatIfMarkdown.Render(report).ShouldContain("| minimal-onnx-cpu linux/amd64 | 2 | 0 |");
        WhatIfReport.Read(report.ToJson()).ToJson().ShouldBe(report.ToJson());

        await _bench.LockAsync(_server, s_jobs, bumps: "lib");
        var done = await AskAsync(new WhatIfQuestion(["lib==1.0"], null, null, null));
        done.Locks.ShouldAllBe(x => x.Diff.Changes.Single().NewVersion == "1.0");
    }

    [Fact]
    public async Task A_package_that_must_be_compiled_is_named()
    {
        await LockAsync();
        var text = File.ReadAllText(_bench.Folder.At(s_jobs[0].Path));
        var path = _bench["theirs.txt"];
        File.WriteAllText(
            path,
            text.Replace("lib-1.0-py3-none-any.whl ", "lib-1.0.tar.gz ", StringComparison.Ordinal)
                .Replace(" via app\n", " via app (sdist)\n", StringComparison.Ordinal)
        );

        var report = await AskAsync(new WhatIfQuestion([], path, null, null));

        report.Images.ShouldHaveSingleItem().Compile.ShouldBe(["lib 1.0"]);
        report.Locks.ShouldHaveSingleItem().Path.ShouldBe("requirements/locks/public/minimal-onnx.cpu.amd64.txt");
        report.Unaffected.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_commit_is_compared_with_the_checkout_as_it_is()
    {
        await LockAsync();
        await GitAsync("init", "-q");
        await GitAsync("add", "requirements");
        await GitAsync("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-m", "locks");
        _bench.Index.Add("lib", "1.2", day: "2026-04-01");
        await _bench.LockAsync(_server, s_jobs, bumps: "lib");
        var before = Files();

        var report = await AskAsync(new WhatIfQuestion([], null, "HEAD", null));

        Files().ShouldBe(before);
        report.Images.Count.ShouldBe(2);
        report.Unaffected.ShouldBe(["minimal-torch-cpu linux/amd64"]);
        report
            .Images[0]
            .Layers.ShouldContain(x =>
                x.Maker == "Wheels" && x.Why.Contains("1.0", StringComparison.Ordinal) && x.Why.Contains("1.2", StringComparison.Ordinal)
            );
        report.Command.ShouldBeNull();
    }

    [Fact]
    public async Task A_question_that_has_no_answer_gets_a_message()
    {
        await LockAsync();
        var before = Files();
        foreach (
            var (bump, file, since, number) in new (string?, string?, string?, string)[]
            {
                ("lib==9", null, null, "SLP43"),
                ("lbi", null, null, "SLP274"),
                ("lib==", null, null, "SLP273"),
                (null, "nowhere.txt", null, "SLP558"),
                (null, "requirements/minimal-onnx.in", null, "SLP201"),
                (null, null, "no-such-branch", "SLP559"),
                ("lib", null, "HEAD", "SLP557"),
            }
        )
        {
            var error = await Should.ThrowAsync<SlipwayException>(() => AskAsync(new WhatIfQuestion(bump is null ? [] : [bump], file, since, null)));
            error.Problems[0].Number.ShouldStartWith(number);
        }
        Files().ShouldBe(before);
    }

    public void Dispose()
    {
        _server.Dispose();
        _bench.Dispose();
    }

    private async Task LockAsync() => await _bench.LockAsync(_server, s_jobs);

    private Task<WhatIfReport> AskAsync(WhatIfQuestion question)
    {
        var request = new BuildRequest(
            _bench.Root,
            new Wish(Platform.Amd64) { Upstream = "public" },
            new HashSet<string>(),
            true,
            Smoke.Off,
            null,
            null,
            null,
            false,
            null,
            null
        )
        {
            Index = _server.Simple.ToString(),
        };
        return new WhatIfExplaining(request, new SlipwayHome(_bench["home"]), _ => { }).ReportAsync(question, CancellationToken.None);
    }

    private async Task GitAsync(params string[] arguments) => (await ProcessRunner.RunAsync(new Command("git", ["-C", _bench.Root, .. arguments]))).OrThrow();

    /// <summary>All files of checkout and home, with size and time.</summary>
    private List<string> Files() =>
        [
            .. new DirectoryInfo(_bench.Root)
                .EnumerateFiles("*", SearchOption.AllDirectories)
                .Select(x => $"{x.FullName} {x.Length} {x.LastWriteTimeUtc:O}")
                .Order(StringComparer.Ordinal),
        ];
}
