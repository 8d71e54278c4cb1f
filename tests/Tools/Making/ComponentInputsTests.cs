using System.Text.Json.Nodes;
using Slipway.Core.Catalog.Components;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tests;
using Slipway.Tools.Making;
using Slipway.Tools.Tests.Debian;

namespace Slipway.Tools.Tests.Making;

/// <summary>Bad input of components as a user has it, in the repository's own list.</summary>
[Trait("Row", "B2")]
[Trait("Row", "X3")]
public sealed class ComponentInputsTests : IDisposable
{
    private readonly PlanFolder _folder = new();

    public ComponentInputsTests() => File.Copy(Path.Combine(Repository.Root, ComponentList.File), _folder[ComponentList.File]);

    [Fact]
    public async Task A_component_that_nobody_knows_is_refused_with_the_closest()
    {
        Take("hwlok");
        (await RefusedAsync()).ShouldSatisfyAllConditions(x => x.Number.ShouldBe("SLP320"), x => x.Found.ShouldEndWith("did you mean 'hwloc'?"));
    }

    [Fact]
    public async Task A_folder_that_does_not_hold_the_source_is_refused_and_so_is_one_that_is_not_there()
    {
        Take("hwloc");
        Directory.CreateDirectory(_folder["empty"]);
        var empty = await RefusedAsync($"hwloc={_folder["empty"]}");
        (empty.Number, empty.Allowed).ShouldBe(("SLP328", "a folder with configure or configure.ac or autogen.sh"));
        empty.Found.ShouldEndWith("holds no source of it");
        (await RefusedAsync($"hwloc={_folder["gone"]}")).Found.ShouldEndWith("is no folder");
    }

    [Fact]
    public async Task An_override_of_a_component_that_the_service_does_not_take_is_refused()
    {
        Take("numactl");
        (await RefusedAsync("hwloc=/src")).ShouldSatisfyAllConditions(x => x.Number.ShouldBe("SLP327"), x => x.Allowed.ShouldBe("numactl"));
    }

    [Theory]
    [InlineData("numactl", "public", "SLP324", "component numactl has no source for upstream debian")]
    [InlineData("nats", "debian", "SLP325", "component nats 2.12.14 has no checksum")]
    public async Task A_source_that_is_not_there_or_not_pinned_is_refused(string name, string upstream, string number, string found)
    {
        Take(name);
        Edit(x => x["components"]!.AsArray().Single(y => (string)y!["name"]! == name)!["sources"]![0]!["upstreams"] = new JsonArray(upstream));
        (await RefusedAsync()).ShouldSatisfyAllConditions(x => x.Number.ShouldBe(number), x => x.Found.ShouldStartWith(found));
    }

    [Fact]
    public async Task A_cycle_of_needs_is_refused_with_its_members()
    {
        Take("libfabric");
        Edit(x => x["components"]!.AsArray().Single(y => (string)y!["name"]! == "numactl")!["needs"] = new JsonArray("libfabric"));
        (await RefusedAsync()).ShouldSatisfyAllConditions(x => x.Number.ShouldBe("SLP321"), x => x.Found.ShouldContain("numactl -> libfabric -> numactl"));
    }

    [Fact]
    public async Task A_source_with_another_checksum_is_refused_in_the_words_of_the_list_and_nothing_of_it_is_kept()
    {
        using var mirror = new MirrorServer();
        Take("numactl");
        var settings = JsonNode.Parse(File.ReadAllText(_folder["slipway.json"]))!;
        settings["debian"] = new JsonObject { ["mirrors"] = new JsonArray(mirror.Url) };
        File.WriteAllText(_folder["slipway.json"], settings.ToJsonString());
        using var bench = _folder.Bench();
        var component = bench.Checkout.Components().Components.Single(x => x.Name == "numactl");
        var source = component.Sources[0];
        mirror.Serve(source.Address, new byte[source.Size]);
        var input = new Core.Planning.ComponentInput(component, Core.Catalog.UpstreamKind.Debian, source, null, []);

        var refused = await Should.ThrowAsync<SlipwayException>(() => new ComponentSources(bench).LayOutAsync(input, _folder["sources"], default));

        var problem = refused.Problems.ShouldHaveSingleItem();
        (problem.Number, problem.Allowed).ShouldBe(("SLP587", $"sha256:{source.Sha256} (pinned by: Sources of trixie)"));
        problem.Found.ShouldContain(Digest.Of(new byte[source.Size]).ToString());
        bench.Store.Has(Digest.Parse(source.Sha256)).ShouldBeFalse();
        Directory.Exists(_folder["sources"]).ShouldBeFalse();
    }

    public void Dispose() => _folder.Dispose();

    private void Take(string name)
    {
        var settings = JsonNode.Parse(File.ReadAllText(_folder["slipway.json"]))!;
        settings["service"]!["components"] = new JsonArray(name);
        File.WriteAllText(_folder["slipway.json"], settings.ToJsonString());
    }

    private void Edit(Action<JsonNode> change)
    {
        var list = JsonNode.Parse(File.ReadAllText(_folder[ComponentList.File]))!;
        change(list);
        File.WriteAllText(_folder[ComponentList.File], list.ToJsonString());
    }

    private async Task<Problem> RefusedAsync(params string[] overrides)
    {
        using var bench = _folder.Bench(x => x with { Overrides = overrides });
        return (await Should.ThrowAsync<SlipwayException>(() => new PlanReading(bench).ReadAsync(default))).Problems.ShouldHaveSingleItem();
    }
}
