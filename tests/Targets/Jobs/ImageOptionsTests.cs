using Slipway.Core.Commands;
using Slipway.Core.Jobs;

namespace Slipway.Targets.Tests.Jobs;

/// <summary>An option that is added to what makes an image is thought of in replays.</summary>
[Trait("Row", "G3")]
public sealed class ImageOptionsTests
{
    [Fact]
    public void Every_option_of_a_target_that_makes_an_image_is_replayed_left_out_with_a_reason_or_not_recorded()
    {
        var known = JobOptions.Replayed.Concat(JobOptions.LeftOut.Keys).Concat(JobOptions.Unrecorded).ToList();
        var options = ((Type[])[typeof(IRuntime), typeof(ICheck), typeof(IDev)])
            .SelectMany(x => CommandLineModel.Of(x).Options)
            .Select(x => Spelling.Dashed(x.Name));
        options.Distinct().Except(known.Append("host")).ShouldBeEmpty();
        known.Count.ShouldBe(known.Distinct().Count());
    }

    [Fact]
    public void Every_option_that_is_named_there_exists()
    {
        var options = CommandLineModel.Of(typeof(Build)).Options.Select(x => Spelling.Dashed(x.Name)).ToList();
        JobOptions.Replayed.Concat(JobOptions.LeftOut.Keys).Concat(JobOptions.Unrecorded).Except(options).ShouldBeEmpty();
    }
}
