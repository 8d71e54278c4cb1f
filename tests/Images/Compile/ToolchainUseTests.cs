using Slipway.Images.Tests.Engine;
using Slipway.Tests;

namespace Slipway.Images.Tests.Compile;

/// <summary>Builds that want more than compilers get it where builds.json asks for it: headers of libraries, Rust.</summary>
[Collection(CompileGroup.Name)]
[Trait("Row", "W2")]
[Trait("Row", "B1")]
public sealed class ToolchainUseTests(CompileHome compile)
{
    [EngineFact]
    public async Task Pyyaml_is_refused_without_its_library_and_compiles_where_its_data_asks_for_it()
    {
        Needs.All();
        using var index = new IndexServer(UvFixture.NeedBundle());
        using var checkout = new CompileCheckout(compile.Home, index, ["idna"], ["pyyaml"]);
        checkout.Tell($"{Guid.NewGuid():n}", ["pyyaml"]);
        await checkout.LockAsync();
        var refused = await checkout.RunAsync("Wheelhouse");
        refused.ExitCode.ShouldNotBe(0);
        (refused.Output + refused.Error).ShouldContain("SLP577 pyyaml 6.0.3 was built without its extension");
        (refused.Output + refused.Error).ShouldContain("say \"uses\": [\"libraries\"]");

        checkout.Tell($"{Guid.NewGuid():n}", ["pyyaml"], ", \"uses\": [\"libraries\"]");
        CompileCheckout.Compiled(await checkout.MustAsync("Wheelhouse", "--output", "out")).ShouldBe(1);
        checkout.Files("out").ShouldContain("pyyaml-6.0.3-cp313-cp313-linux_x86_64.whl");
        // The next forecast knows what it took.
        checkout.Tell($"{Guid.NewGuid():n}", ["pyyaml"], ", \"uses\": [\"libraries\"]");
        (await checkout.MustAsync("Wheelhouse", "--dry-run")).Output.ShouldMatch(@"compile +pyyaml 6\.0\.3 .* s the last time, \d+ jobs?\)");
    }

    [EngineFact]
    public async Task Orjson_compiles_with_the_Rust_of_the_toolchain_and_its_own_crates_to_the_same_bytes_twice()
    {
        Needs.All();
        using var index = new IndexServer(UvFixture.NeedBundle(), new IndexBehaviour { Edit = page => SourceIndex.Hide(page, ["orjson"]) });
        using var checkout = new CompileCheckout(compile.Home, index, ["idna"], ["orjson"]);
        checkout.Tell($"{Guid.NewGuid():n}", ["orjson"], ", \"uses\": [\"rust\"]");
        await checkout.LockAsync();
        CompileCheckout.Compiled(await checkout.MustAsync("Wheelhouse", "--output", "out")).ShouldBe(1);
        checkout.Files("out").ShouldContain("orjson-3.13.0-cp313-cp313-linux_x86_64.whl");
        var first = checkout.Export("out");

        checkout.Tell($"{Guid.NewGuid():n}", ["orjson"], ", \"uses\": [\"rust\"]");
        CompileCheckout.Compiled(await checkout.MustAsync("Wheelhouse", "--output", "out")).ShouldBe(1);
        checkout.Export("out").ShouldBe(first);
    }
}
