using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Tests.Planning;
using Slipway.Core.WhatIf;

namespace Slipway.Core.Tests.WhatIf;

/// <summary>What a change moves, from two plans.</summary>
[Trait("Row", "P5")]
public sealed class MoveForecastTests
{
    private readonly TinyService _service = new();

    [Fact]
    public void A_bump_moves_the_layer_of_its_wheels_and_of_their_bytecode_and_sends_the_same_libraries_not_again()
    {
        var before = Made(TinyService.Inputs);

        var image = Moves(before, Bumped()).ShouldHaveSingleItem();

        image.IsAffected.ShouldBeTrue();
        image.Layers.Where(x => !x.IsSame).Select(x => x.Layer.Name).ShouldBe(["syslibs", "small", "small.pyc"]);
        image.Layers.Where(x => x.Pull > 0).Select(x => x.Layer.Name).ShouldBe(["small", "small.pyc"]);
        image.Layers.Single(x => x.Layer.Name == "syslibs").Size.Basis.ShouldBe(SizeBasis.SameContent);
    }

    [Fact]
    public void A_layer_is_expected_to_be_packed_as_the_one_with_the_present_versions_was()
    {
        var before = Made(TinyService.Inputs);

        var image = Moves(before, Bumped(size: 2_000_000)).Single();

        // Two wheels of 1 MB came to 1000 bytes: 3 MB come to 1500.
        var wheels = image.Layers.Single(x => x.Layer.Name == "small");
        (wheels.Size.Bytes, wheels.Size.Basis).ShouldBe((1500, SizeBasis.Learnt));
        image.Pull.ShouldBe(3000);
    }

    [Fact]
    public void Without_anything_that_was_packed_stated_shares_stand()
    {
        var image = Moves(_service.Plan(TinyService.Inputs), Bumped()).Single();

        var wheels = image.Layers.Single(x => x.Layer.Name == "small");
        wheels.Size.Basis.ShouldBe(SizeBasis.Stated);
        wheels.Size.Bytes.ShouldBeInRange(1_700_000, 2_000_000);
    }

    [Fact]
    public void A_layer_that_was_made_before_is_found_and_moves_as_many_bytes_as_it_has()
    {
        Made(Bumped());
        var before = Made(TinyService.Inputs);

        var image = Moves(before, Bumped()).Single();

        image.Layers.ShouldAllBe(x => !x.IsMade);
        image.Layers.Single(x => x.Layer.Name == "small").Size.Basis.ShouldBe(SizeBasis.Known);
        image.Pull.ShouldBe(3000, "wheels, bytecode and, since they were made and have other bytes, libraries");
    }

    [Fact]
    public void A_registry_that_was_asked_gets_what_it_lacks_whatever_the_image_of_today_has()
    {
        var before = Made(TinyService.Inputs);
        var there = before.Layers.Where(x => x.Name != "base").Select(x => x.Packed!.Digest).ToHashSet();

        var image = Moves(before, Bumped(), there).Single();

        image.Layers.Where(x => x.Push > 0).Select(x => x.Layer.Name).ShouldBe(["base", "small", "small.pyc"]);
        image.Layers.Where(x => x.Pull > 0).Select(x => x.Layer.Name).ShouldBe(["small", "small.pyc"]);
    }

    [Fact]
    public void Bytecode_of_one_version_is_sent_once_for_all_platforms()
    {
        var (amd64, arm64) = (TinyService.Inputs.Platforms[0], TinyService.Inputs.Platforms[0] with { Platform = Core.Catalog.Platform.Arm64 });
        var inputs = TinyService.Inputs with { Platforms = [amd64, Other(arm64, "2.2.4")] };
        var before = Made(inputs);
        var now = _service.Plan(inputs with { Platforms = [OnePlatform("2.2.5"), Other(arm64, "2.2.5")] });

        var images = Moves(before, now);

        images.Sum(x => x.Push).ShouldBe(4000);
        new WhatIfReporting(images, new Dictionary<string, Core.Planning.Forecasting.PlanForecast>()).Push.ShouldBe(3000);
    }

    [Fact]
    public void An_image_of_which_nothing_changes_is_not_affected()
    {
        var before = Made(TinyService.Inputs);

        Moves(before, before).Single().IsAffected.ShouldBeFalse();
    }

    /// <summary>The plan after all of it was made.</summary>
    private BuildPlan Made(PlanInputs inputs)
    {
        _service.Make(inputs);
        return _service.Plan(inputs);
    }

    private static PlatformInputs OnePlatform(string numpy) => TinyService.OnePlatform(TinyService.Wheel("numpy", numpy), TinyService.Wheel("idna", "3.10"));

    /// <summary>The same versions in other files, as wheels of another platform are.</summary>
    private static PlatformInputs Other(PlatformInputs arm64, string numpy) =>
        arm64 with
        {
            Groups = [new("small", [TinyService.Wheel("numpy", numpy) with { Hash = Digest.Of($"arm64 {numpy}") }, TinyService.Wheel("idna", "3.10")])],
        };

    private static PlanInputs Bumped(long size = 1_000_000) =>
        TinyService.Inputs with
        {
            Platforms = [TinyService.OnePlatform(TinyService.Wheel("numpy", "2.2.5", size), TinyService.Wheel("idna", "3.10"))],
        };

    private IReadOnlyList<ImageMoves> Moves(BuildPlan before, PlanInputs now) => Moves(before, _service.Plan(now));

    private IReadOnlyList<ImageMoves> Moves(BuildPlan before, PlanInputs now, IReadOnlySet<Digest> inRegistry) => Moves(before, _service.Plan(now), inRegistry);

    private static IReadOnlyList<ImageMoves> Moves(BuildPlan before, BuildPlan now, IReadOnlySet<Digest>? inRegistry = null) =>
        new MoveForecast(ImageState.Of(before), ImageState.Of(now), inRegistry).Images();
}
