using Slipway.Core.Diagnostics;
using Slipway.Tests;
using Slipway.Tools.Making;

namespace Slipway.Tools.Tests.Making;

/// <summary>What a step left is held against what was to be compiled before it has a key.</summary>
[Trait("Row", "W5")]
public sealed class CompileOutputTests : IDisposable
{
    private readonly PlanFolder _folder = new();
    private readonly TempFolder _out = new();

    [Theory]
    [InlineData("lz4-1.0-py3-none-any.whl", "")]
    [InlineData("lz4-1.0+cu124-py3-none-any.whl", "")]
    [InlineData("lz4-1.1-py3-none-any.whl", "it is lz4 1.1")]
    [InlineData("xxhash-1.0-py3-none-any.whl", "it is xxhash 1.0")]
    [InlineData("lz4.whl", "'lz4.whl' ")]
    [InlineData("", "0 wheels")]
    public void Another_wheel_than_the_one_that_was_wanted_gets_no_key(string file, string wrong)
    {
        if (file.Length > 0)
            File.WriteAllBytes(_out[file], new WheelBuilder("lz4", "1.0").Build());
        File.WriteAllText(
            _out["stats.json"],
            """{ "objects": [], "libraries": [], "imported": ["lz4"], "lacking": [], "seconds": 1, "jobs": 1, "sccache": {}, "file": "x" }"""
        );
        using var bench = _folder.Bench();
        var (wheel, problems) = (SampleCompile.Of("lz4"), new List<Problem>());

        var result = CompileOutput.Take(bench, wheel, _out.Path, problems);

        result.Compiled.ShouldBe(wrong.Length > 0 ? 0 : 1);
        (bench.Compiled.Find(wheel.Key) is null).ShouldBe(wrong.Length > 0);
        problems.Select(x => x.Number).ShouldBe(wrong.Length > 0 ? ["SLP583"] : []);
        problems.ShouldAllBe(x => x.Found.Contains(wrong));
    }

    public void Dispose()
    {
        _folder.Dispose();
        _out.Dispose();
    }
}
