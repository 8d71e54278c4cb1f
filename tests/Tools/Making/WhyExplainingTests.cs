using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Progress;
using Slipway.Core.Rendering;
using Slipway.Tests;
using Slipway.Tools.Making;
using Slipway.Tools.Registry;
using Slipway.Tools.Tests.Registry;

namespace Slipway.Tools.Tests.Making;

/// <summary>--why on the repository's own files: what records of this checkout know, and what a cache knows.</summary>
[Trait("Row", "W3")]
public sealed class WhyExplainingTests(RegistryServer server) : IClassFixture<RegistryServer>, IDisposable
{
    private readonly PlanFolder _folder = new();

    [Fact]
    public async Task A_changed_step_is_the_field_that_differs_for_the_component_and_for_the_product()
    {
        _folder.Keep(await _folder.PlanAsync());
        File.AppendAllText(_folder["dockerfiles", "steps", "compile-native.sh"], "# changed\n");

        foreach (var name in (string[])["native", "BackendBuild"])
        {
            var answer = (await AskAsync(name)).Answers.ShouldHaveSingleItem();
            (answer.State, answer.Name).ShouldBe(("make", "native"));
            answer.Changes.ShouldHaveSingleItem().Field.ShouldBe("Steps[steps/compile-native.sh].Content");
            answer.Changes[0].Text.ShouldBe("dockerfiles/steps/compile-native.sh changed");
        }
    }

    [Fact]
    public async Task The_toolchain_is_compared_and_has_the_key_of_the_plan()
    {
        var before = await _folder.PlanAsync();
        _folder.Keep(before);
        File.AppendAllText(_folder["dockerfiles", "build-base.Dockerfile"], "# changed\n");

        var answer = (await AskAsync("build-base")).Answers.ShouldHaveSingleItem();

        (answer.Nearest, answer.Key).ShouldBe((before.BuildBase.Key.Hex, (await _folder.PlanAsync()).BuildBase.Key.Hex));
        answer.Changes.ShouldHaveSingleItem().Text.ShouldBe("Dockerfile build-base.Dockerfile changed");
    }

    [Fact]
    public async Task A_machine_without_records_compares_with_what_the_cache_knows()
    {
        var plan = await _folder.PlanAsync();
        using var machine = new TestImage();
        using (var registries = new Registries(machine.Options))
            await new KeyTextRepository(machine.Store, registries, new ImageReference(server.Host, "team/cache")).PublishAsync(
                plan.Layers.ToDictionary(x => KeyTextRepository.NameOf(plan.Inputs.Service.Name, x), x => x.Inputs)
            );
        File.AppendAllText(_folder["service", "vad", "app.py"], "# changed\n");

        var known = (await AskAsync("app", $"registry={server.Host}/team/cache")).Answers.ShouldHaveSingleItem();
        var unknown = (await AskAsync("app")).Answers.ShouldHaveSingleItem();

        known.Changes.ShouldHaveSingleItem().Text.ShouldBe("service/vad/app.py changed");
        known.Nearest.ShouldBe(plan.Layers.Single(x => x.Name == "app").Key.Hex);
        (unknown.Nearest, unknown.Changes.Count).ShouldBe((null, 0));
    }

    [Fact]
    [Trait("Row", "U2")]
    public async Task A_name_that_means_nothing_gets_the_closest_that_does()
    {
        var error = await Should.ThrowAsync<SlipwayException>(() => AskAsync("nunpy"));

        var problem = error.Problems.Single();
        (problem.Number, problem.Family).ShouldBe(("SLP339", Family.Usage));
        problem.Fix.ShouldBe("did you mean 'numpy'?");
    }

    public void Dispose() => _folder.Dispose();

    private async Task<WhyReport> AskAsync(string name, string? cache = null)
    {
        var lines = new List<string>();
        using var bench = _folder.Bench(
            x => x with { PlanOnly = true, Format = PlanFormat.Json, Cache = cache is null ? [] : [cache] },
            new LineFace(lines.Add)
        );
        await new WhyExplaining(bench, await new PlanReading(bench).ReadAsync(default)).ExplainAsync(name, default);
        return WhyReport.Read(lines.ShouldHaveSingleItem());
    }
}
