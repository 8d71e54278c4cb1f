using Slipway.Core.Records;

namespace Slipway.Core.Tests.CompilerCaches;

[Trait("Row", "C2")]
[Trait("Row", "C4")]
public sealed class CompilerCacheRecordTests
{
    /// <summary>As sccache 0.17 prints it, shortened.</summary>
    private const string Levels = """
        {"stats":{"compile_requests":9,"requests_not_compile":2,"requests_not_cacheable":1,"cache_errors":{"counts":{"CUDA":1},"adv_counts":{}},
        "cache_hits":{"counts":{"C/C++":3,"Rust":1},"adv_counts":{"c [gcc]":3}},"cache_misses":{"counts":{"C/C++":1},"adv_counts":{}},"cache_writes":1,
        "multi_level":[{"name":"L0 (disk)","hits":1,"writes":1},{"name":"L1 (redis)","hits":3,"writes":1,"write_failures":0}]},
        "cache_location":"Multi-level (2 levels)"}
        """;

    private static readonly CompilerCacheRecord None = new("redis redis://h", "written", 0, 0, 0, 0, 0, []);

    [Fact]
    public void Steps_are_added_by_language_and_the_rate_is_of_what_can_be_cached()
    {
        var sum = None.With(Levels).With(Levels);

        (sum.Steps, sum.Requests, sum.NotCacheable, sum.RemoteHits, sum.RemoteWrites).ShouldBe((2, 18, 6, 6, 2));
        sum.Languages.ShouldBe([new("C/C++", 6, 2, 0), new("CUDA", 0, 0, 2), new("Rust", 2, 0, 0)]);
        sum.ToString().ShouldBe("8 of 12 cacheable calls from disk and redis redis://h (6 of them remote), 2 written to it (C/C++ 6/8, CUDA 0/2, Rust 2/2)");
    }

    [Fact]
    public void Without_a_remote_all_hits_are_the_disks()
    {
        var json = Levels.Replace("\"multi_level\":[", "\"other\":[").Replace("Multi-level (2 levels)", "Local disk: \\\"/sccache\\\"");
        var sum = (None with { Remote = "", State = "disk" }).With(json);

        (sum.RemoteHits, sum.RemoteWrites).ShouldBe((0, 0));
        sum.ToString().ShouldStartWith("4 of 6 cacheable calls from the engine's disk (");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"stats":{"compile_requests":"many"}}""")]
    public void What_is_no_statistics_changes_nothing(string text) => None.With(text).ShouldBe(None);
}
