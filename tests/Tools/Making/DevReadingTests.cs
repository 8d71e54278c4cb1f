using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Planning;
using Slipway.Tools.Making;

namespace Slipway.Tools.Tests.Making;

[Trait("Row", "R6")]
[Trait("Row", "K5")]
public sealed class DevReadingTests : IDisposable
{
    private readonly PlanFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(ImageProduct.Check, "test-tools,test-model,tests")]
    [InlineData(ImageProduct.Dev, "tools,test-tools,test-model,tests")]
    public async Task The_demos_plan_has_the_layers_of_the_committed_lock(ImageProduct product, string layers)
    {
        _folder.Keep(await PlanAsync(ImageProduct.Runtime));
        string.Join(',', (await PlanAsync(product)).ToMake.Select(x => x.Name)).ShouldBe(layers);
    }

    [Fact]
    [Trait("Row", "X4")]
    public async Task A_folder_of_tests_that_is_not_there_is_named()
    {
        _folder.Edit("slipway.json", "\"tests\": \"service/tests\"", "\"tests\": \"service/checks\"");
        (await RefusedAsync(ImageProduct.Check)).ShouldSatisfyAllConditions(
            x => x.Number.ShouldBe("SLP121"),
            x => x.Found.ShouldBe("service.tests names service/checks, which does not exist")
        );
    }

    [Fact]
    public async Task A_service_without_tests_has_an_image_for_developers_and_none_to_check()
    {
        _folder.Edit("slipway.json", "\"tests\": \"service/tests\"", "\"tests\": \"\"");
        (await RefusedAsync(ImageProduct.Check)).Number.ShouldBe("SLP605");
        (await PlanAsync(ImageProduct.Dev)).Layers.Select(x => x.Name).TakeLast(3).ShouldBe(["tools", "test-tools", "test-model"]);
    }

    [Fact]
    [Trait("Row", "K4")]
    public async Task Of_a_package_that_the_image_has_in_another_version_the_images_is_taken_and_that_is_said()
    {
        const string Lock = "requirements/locks/debian/dev.amd64.debs.txt";
        var line = (await File.ReadAllLinesAsync(_folder[Lock])).Single(x => x.StartsWith("zlib1g=", StringComparison.Ordinal));
        _folder.Edit(Lock, line, line.Replace("zlib1g=1:", "zlib1g=9:", StringComparison.Ordinal));
        using var bench = Bench(ImageProduct.Dev);
        var platform = (await new PlanReading(bench).ReadAsync(default)).Inputs.Platforms.Single();
        platform.Tools.Single(x => x.Name == "zlib1g").ShouldBe(platform.Base.Single(x => x.Name == "zlib1g"));
        bench.Notes.ShouldHaveSingleItem().ShouldSatisfyAllConditions(x => x.Number.ShouldBe("SLP610"), x => x.Found.ShouldContain("zlib1g (9:"));
    }

    [Fact]
    public async Task Another_requirement_of_tests_wants_another_lock()
    {
        await File.AppendAllTextAsync(_folder["requirements", "check.in"], "hypothesis\n");
        (await RefusedAsync(ImageProduct.Dev)).Found.ShouldContain("dev.amd64.debs.txt was made from another list of packages");
    }

    [Fact]
    [Trait("Row", "U2")]
    public async Task From_an_upstream_that_nothing_is_built_from_it_is_refused_as_the_shipped_image_is()
    {
        using var folder = new PlanFolder(new Wish(Platform.Amd64) { Upstream = "public" });
        using var bench = folder.Bench(x => x with { Products = new HashSet<string> { "Dev" } });
        (await Should.ThrowAsync<SlipwayException>(() => new PlanReading(bench).ReadAsync(default))).Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP112");
    }

    private Workbench Bench(ImageProduct product) => _folder.Bench(x => x with { Product = product });

    private async Task<BuildPlan> PlanAsync(ImageProduct product)
    {
        using var bench = Bench(product);
        return await new PlanReading(bench).ReadAsync(default);
    }

    private async Task<Problem> RefusedAsync(ImageProduct product) =>
        (await Should.ThrowAsync<SlipwayException>(() => PlanAsync(product))).Problems.ShouldHaveSingleItem();
}
