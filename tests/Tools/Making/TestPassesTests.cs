using Slipway.Core.Images;
using Slipway.Tests;
using Slipway.Tools.Making;
using Slipway.Tools.Tests.Registry;

namespace Slipway.Tools.Tests.Making;

/// <summary>A pass of the service's tests is kept by the image's digest, here and in the cache.</summary>
[Trait("Row", "K5")]
public sealed class TestPassesTests(RegistryServer server) : IClassFixture<RegistryServer>, IDisposable
{
    private readonly TestImage _image = new();
    private readonly List<PlanFolder> _machines = [];
    private readonly List<Workbench> _benches = [];

    [Fact]
    public async Task A_pass_on_one_machine_counts_on_another_one_that_shares_the_cache_and_is_kept_there()
    {
        var (image, other) = ((await _image.MakeAsync(1)).Images[0], (await _image.MakeAsync(2)).Images[0]);
        var (first, bench) = (Passes(Bench()), Bench());
        var second = Passes(bench);
        first.Record(image);
        (await first.HasAsync(image, default)).ShouldBeTrue();
        (await second.HasAsync(image, default)).ShouldBeFalse();

        var repository = ImageReference.Parse($"{server.Host}/passes/cache");
        (await first.PublishAsync(repository, [image, other], default)).ShouldBe(1);
        (await first.PublishAsync(repository, [image, other], default)).ShouldBe(0);

        (await second.HasAsync(image, default)).ShouldBeTrue();
        (await second.HasAsync(other, default)).ShouldBeFalse();
        // The machine that learnt it needs no cache to know it again.
        bench.Remote.Choose(null);
        (await second.HasAsync(image, default)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_pass_of_the_images_own_test_is_no_pass_of_the_services_tests()
    {
        var image = (await _image.MakeAsync(3)).Images[0];
        var bench = Bench();
        new SmokePasses(bench).Record(image);
        (await new SmokePasses(bench).HasAsync(image, default)).ShouldBeTrue();
        (await Passes(bench).HasAsync(image, default)).ShouldBeFalse();
    }

    public void Dispose()
    {
        foreach (var bench in _benches)
            bench.Dispose();
        foreach (var machine in _machines)
            machine.Dispose();
        _image.Dispose();
    }

    private static SmokePasses Passes(Workbench bench) => new(bench, SmokePasses.Tests);

    /// <summary>Another machine: with a store of its own and the same cache.</summary>
    private Workbench Bench()
    {
        _machines.Add(new PlanFolder());
        _benches.Add(_machines[^1].Bench(x => x with { Products = new HashSet<string> { "Check" } }));
        _benches[^1].Remote.Choose(ImageReference.Parse($"{server.Host}/passes/cache"));
        return _benches[^1];
    }
}
