using System.Text.RegularExpressions;
using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Tools.Making;

namespace Slipway.Tools.Tests.Making;

/// <summary>The plan for wheels of a package index on a base of the suite.</summary>
[Trait("Row", "W1")]
public sealed class IndexPlanTests : IDisposable
{
    private readonly PlanFolder _folder = new(new Wish(Platform.Amd64) { Upstream = "pypi", Backends = [BackendChoice.Onnx] });
    private readonly LockJob _job = new("pypi", new LockName("minimal", "onnx", "cpu", "amd64"), "3.13", IsDebian: false);

    [Fact]
    public async Task The_base_is_that_of_the_suite_and_large_wheels_have_their_own_layers()
    {
        Lock(x => x);

        var plan = await _folder.PlanAsync();

        plan.Layers.Select(x => x.Name)
            .ShouldBe([
                "base",
                "syslibs",
                "venv",
                "numpy",
                "onnxruntime",
                "uvloop",
                "pydantic-core",
                "httptools",
                "xxhash",
                "protobuf",
                "base.pyc",
                "numpy.pyc",
                "onnxruntime.pyc",
                "uvloop.pyc",
                "pydantic-core.pyc",
                "httptools.pyc",
                "xxhash.pyc",
                "protobuf.pyc",
                "native",
                "model",
                "app",
            ]);
        using var debian = new PlanFolder();
        var other = await debian.PlanAsync();
        plan.Layers.First(x => x.Name == "base").Key.ShouldBe(other.Layers.First(x => x.Name == "base").Key);
        plan.Inputs.Platforms[0].Opened.ShouldBeEmpty();
        plan.Inputs.Platforms[0].Python.ShouldStartWith("3.13.");
    }

    [Fact]
    public async Task A_bump_of_one_wheel_makes_its_layer_and_looks_at_the_libraries_again()
    {
        Lock(x => x);
        _folder.Keep(await _folder.PlanAsync());

        Lock(x => x.Replace("--hash=sha256:e2cba180", "--hash=sha256:e2cba181", StringComparison.Ordinal));

        (await _folder.PlanAsync()).ToMake.Select(x => x.Name).ShouldBe(["syslibs", "uvloop", "uvloop.pyc"]);
    }

    [Theory]
    [InlineData("missing", "SLP294", "./build.sh Lock --upstream pypi --mode minimal --backend onnx --device cpu --platform linux/amd64")]
    [InlineData("stale", "SLP241", "./build.sh Lock")]
    [InlineData("source archive", "SLP572", "./build.sh Lock --upstream pypi")]
    [InlineData("other Python in the base", "SLP256", "lock again")]
    public async Task What_cannot_be_built_is_refused_before_anything_is_fetched(string what, string number, string fix)
    {
        if (what != "missing")
            Lock(x => what == "source archive" ? SourceOf(x) : x);
        if (what == "stale")
            File.AppendAllText(_folder["requirements", "minimal-onnx.in"], "# a remark\n");
        if (what == "other Python in the base")
            Edit("requirements/locks/debian/base.amd64.debs.txt", "python3.13-minimal=3.13.", "python3.13-minimal=3.14.");

        var problem = (await Should.ThrowAsync<SlipwayException>(_folder.PlanAsync)).Problems.ShouldHaveSingleItem();

        problem.Number.ShouldBe(number, problem.ToString());
        problem.Fix.ShouldContain(fix);
    }

    [Fact]
    public async Task A_base_that_is_locked_for_another_list_of_packages_is_refused_where_locks_are_wanted_as_they_are()
    {
        Lock(x => x);
        Edit("requirements/locks/debian/base.amd64.debs.txt", "# inputs: sha256:", "# inputs: sha256:0");

        (await Should.ThrowAsync<SlipwayException>(_folder.PlanAsync)).Problems[0].Number.ShouldBe("SLP240");
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>The lock of 24 real packages, as this folder's requirements would have given it.</summary>
    private void Lock(Func<string, string> edit)
    {
        var text = File.ReadAllText(Path.Combine(Slipway.Tests.Repository.Root, "tests/data/locks/index/after.amd64.txt"));
        foreach (var file in (string[])["cpu-excludes.txt", "overrides.txt"])
            File.Delete(_folder["requirements", file]);
        File.WriteAllText(
            _folder["requirements", "minimal-onnx.in"],
            "fastapi\nuvicorn\nuvloop\nhttptools\npydantic\nnumpy>=2.1,<2.2\nonnxruntime==1.25.0\npython-multipart\norjson\nxxhash\n"
        );
        File.WriteAllText(_folder["requirements", "cpu.in"], "");
        var inputs = _job.Inputs(new LockFolder(_folder["requirements"][..^"/requirements".Length]).Read).Requirements.Head;
        var lines = text.Split('\n')
            .Select(x =>
                x.StartsWith("# target:", StringComparison.Ordinal) ? x.Replace("mode=minimal", "mode=minimal backend=onnx", StringComparison.Ordinal)
                : x.StartsWith("# inputs:", StringComparison.Ordinal) ? $"# inputs: {inputs}"
                : x
            );
        Directory.CreateDirectory(_folder["requirements", "locks", "pypi"]);
        File.WriteAllText(_folder["requirements", "locks", "pypi", "minimal-onnx.cpu.amd64.txt"], edit(string.Join('\n', lines)));
    }

    private static string SourceOf(string text) => Regex.Replace(text, @"xxhash-4\.1\.0-\S+ (\d+) via root", "xxhash-4.1.0.tar.gz $1 via root (sdist)");

    private void Edit(string file, string from, string to)
    {
        var text = File.ReadAllText(_folder[file]);
        text.ShouldContain(from);
        File.WriteAllText(_folder[file], text.Replace(from, to, StringComparison.Ordinal));
    }
}
