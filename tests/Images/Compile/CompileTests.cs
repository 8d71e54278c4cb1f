using Slipway.Images.Tests.Engine;
using Slipway.Tests;

namespace Slipway.Images.Tests.Compile;

/// <summary>Real source archives become wheels in the engine, once for their key.</summary>
[Collection(CompileGroup.Name)]
[Trait("Row", "W2")]
[Trait("Row", "W3")]
[Trait("Row", "W5")]
[Trait("Row", "X1")]
public sealed class CompileTests(CompileHome compile)
{
    private static readonly string[] s_service = ["fastapi", "uvicorn", "numpy>=2.1,<2.2", "onnxruntime==1.25.0", "python-multipart"];

    /// <summary>Pure Python without a pyproject.toml, and C.</summary>
    private static readonly string[] s_quick = ["docopt", "markupsafe"];

    [EngineFact]
    public async Task Two_source_archives_are_compiled_once_and_imported_in_the_image()
    {
        using var index = new IndexServer(UvFixture.NeedBundle());
        using var checkout = new CompileCheckout(compile.Home, index, s_service, s_quick);
        var (one, two) = ($"{Guid.NewGuid():n}", $"{Guid.NewGuid():n}");
        checkout.Tell(one, s_quick);
        await checkout.LockAsync();
        var plan = await checkout.MustAsync("Explain");
        plan.Output.ShouldContain("compile    markupsafe 3.0.4 ");
        var first = await checkout.MustAsync("Runtime", "--smoke", "on");
        CompileCheckout.Compiled(first).ShouldBe(2, first.Output);
        first.Output.ShouldContain("test linux/amd64: passed");
        var layers = checkout.Record.Layers.Select(x => x.Digest).ToList();

        (await checkout.MustAsync("Wheelhouse", "--output", "out")).Output.ShouldNotContain("compiled (");
        var wheels = checkout.Export("out");
        checkout.Files("out").ShouldContain("markupsafe-3.0.4-cp313-cp313-linux_x86_64.whl");

        // Another key of the same sources, wanted by two processes at once: one compiles, the other waits for it.
        checkout.Tell(two, s_quick);
        using var other = new CompileCheckout(compile.Home, index, s_service, s_quick);
        other.Tell(two, s_quick);
        await other.LockAsync();
        var runs = await Task.WhenAll(checkout.MustAsync("Wheelhouse", "--output", "out"), other.MustAsync("Wheelhouse", "--output", "out"));
        runs.Sum(CompileCheckout.Compiled).ShouldBe(2, string.Join('\n', runs.Select(x => x.Output)));
        checkout.Export("out").ShouldBe(wheels, "the wheels are the same to the byte");
        other.Export("out").ShouldBe(wheels);
        var (hits, all) = CompileCheckout.Cached(runs.Single(x => CompileCheckout.Compiled(x) > 0));
        (hits, all).ShouldBe((1, 1), "the compiler cache has what the first build compiled");

        // Another key of the layer, and the same bytes in it.
        await checkout.MustAsync("Runtime", "--smoke", "off");
        checkout.Record.Layers.Select(x => x.Digest).ShouldBe(layers);
    }

    [EngineTheory]
    [InlineData("docopt,greenlet,hnswlib,kiwisolver,levenshtein,lz4,markupsafe,msgpack", "")]
    [InlineData("pkgconfig,python-multipart,wheel,xxhash", "pkgconfig,python-multipart,wheel,xxhash")]
    public async Task Every_source_archive_of_the_bundle_compiles_to_the_same_bytes_twice(string names, string hidden)
    {
        Needs.All();
        // Where the index has wheels of them, too, those are hidden.
        using var index = new IndexServer(UvFixture.NeedBundle(), new IndexBehaviour { Edit = page => SourceIndex.Hide(page, hidden.Split(',')) });
        var sources = names.Split(',');
        using var checkout = new CompileCheckout(compile.Home, index, ["numpy>=2.1,<2.2"], sources);
        checkout.Tell($"{Guid.NewGuid():n}", sources);
        await checkout.LockAsync();
        var first = await checkout.MustAsync("Wheelhouse", "--output", "out");
        CompileCheckout.Compiled(first).ShouldBe(sources.Length, first.Output);
        var wheels = File.ReadAllText(Path.Combine(checkout.Root, "out", "SHA256SUMS"))
            .Split('\n')
            .Where(x => x.EndsWith(".whl", StringComparison.Ordinal))
            .ToList();

        checkout.Tell($"{Guid.NewGuid():n}", sources);
        var second = await checkout.MustAsync("Wheelhouse", "--output", "out");
        CompileCheckout.Compiled(second).ShouldBe(sources.Length, second.Output);
        File.ReadAllText(Path.Combine(checkout.Root, "out", "SHA256SUMS"))
            .Split('\n')
            .Where(x => x.EndsWith(".whl", StringComparison.Ordinal))
            .ShouldBe(wheels);
        var (hits, all) = CompileCheckout.Cached(second);
        // hnswlib tries compilers with sources of random names: two of them.
        var probes = sources.Contains("hnswlib") ? 2 : 0;
        ((double)hits / (all - probes)).ShouldBeGreaterThanOrEqualTo(0.95, second.Output);
    }
}
