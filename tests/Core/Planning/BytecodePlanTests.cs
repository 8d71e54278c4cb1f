using Slipway.Core.Catalog;
using Slipway.Core.Images;
using Slipway.Core.Layering;
using Slipway.Core.Locks;
using Slipway.Core.Planning;
using Slipway.Core.Planning.Forecasting;
using static Slipway.Core.Tests.Planning.TinyService;

namespace Slipway.Core.Tests.Planning;

/// <summary>Where bytecode stands in a plan, and what its keys depend on.</summary>
[Trait("Row", "R7")]
public sealed class BytecodePlanTests
{
    private static readonly PlatformInputs Amd64 = Inputs.Platforms[0];

    [Fact]
    [Trait("Row", "R2")]
    public void Bytecode_lies_above_all_wheels_and_below_model_and_app_one_layer_for_each_layer_of_wheels()
    {
        WheelGroup[] groups = [new("numpy", [Wheel("numpy", "2.2.4")]), new("small", [Wheel("idna", "3.10")])];
        var layers = new TinyService().Plan(Inputs with { Platforms = [Amd64 with { Groups = groups }] }).Images[0].Layers;
        layers.Select(x => x.Name).ShouldBe(["base", "syslibs", "venv", "numpy", "small", "base.pyc", "numpy.pyc", "small.pyc", "native", "model", "app"]);
        layers.Where(x => x.Maker == LayerMaker.Bytecode).Select(x => x.Group).ShouldBe([null, "numpy", "small"]);
    }

    [Fact]
    public void An_image_without_bytecode_has_the_same_other_layers()
    {
        var service = new TinyService();
        var with = service.Make(Inputs).Layers.ToList();
        var without = service.Plan(Inputs with { Bytecode = null });
        without.ToMake.ShouldBeEmpty();
        without.Layers.Select(x => x.Key).ShouldBe(with.Where(x => x.Maker != LayerMaker.Bytecode).Select(x => x.Key));
    }

    [Fact]
    public void Wheels_that_two_platforms_share_have_one_layer_of_bytecode_and_others_have_two()
    {
        LayersOf(Wheel("pure", "1")).ShouldBe(1);
        LayersOf(Wheel("numpy", "1") with { Hash = Digest.Of("numpy for arm64") }).ShouldBe(2);

        static int LayersOf(LockedPackage onArm)
        {
            var amd64 = Amd64 with { Groups = [new WheelGroup("small", [Wheel(onArm.NormalizedName, "1")])] };
            var arm64 = amd64 with { Platform = Platform.Arm64, Groups = [new WheelGroup("small", [onArm])] };
            return new TinyService().Plan(Inputs with { Platforms = [amd64, arm64] }).ToMake.Count(x => x.Name == "small.pyc");
        }
    }

    [Fact]
    public void An_update_of_another_package_of_the_base_leaves_all_bytecode_where_it_is()
    {
        var service = new TinyService();
        service.Make(Inputs);
        var plan = service.Plan(Inputs with { Platforms = [Amd64 with { Base = [Deb("libc6", "9"), Amd64.Base[1]] }] });
        plan.ToMake.ShouldAllBe(x => x.Maker != LayerMaker.Bytecode);
    }

    [Fact]
    [Trait("Row", "P1")]
    public void Bytecode_that_is_gone_needs_its_wheels_and_takes_the_time_that_compiling_takes()
    {
        var service = new TinyService();
        service.Make(Inputs);
        foreach (var layer in service.Plan(Inputs).Layers.Where(x => x.Name == "small.pyc").ToList())
            service.Layers.Remove(layer.Key);
        var plan = service.Plan(Inputs);
        plan.Wheelhouse.State.ShouldBe(PlanState.Make);
        var layers = new Forecaster(History.Empty, Rates.Default, service, 2).Of(plan, pushes: false).Layers;
        var forecast = layers.ShouldHaveSingleItem().Value;
        forecast.Download.ShouldBe(2_000_000);
        forecast.Seconds.ShouldBe(forecast.Unpacked / Rates.Default.CompileBytes);
    }
}
