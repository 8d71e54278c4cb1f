using Slipway.Tools.Docker;

namespace Slipway.Tools.Tests.Docker;

[Trait("Row", "X2")]
public sealed class LostSnapshotsTests
{
    [Fact]
    public void An_unpacked_layer_that_is_collected_while_an_image_is_written_is_told_from_a_step_that_failed()
    {
        LostSnapshots
            .AreTold([
                "exporting to image failed: failed to prepare extraction snapshot \"extract-743002420-oBVj sha256:3b6e\": parent snapshot sha256:cdec does not exist: not found",
            ])
            .ShouldBeTrue();
        LostSnapshots.AreTold(["exit code: 1", "cat: /made does not exist"]).ShouldBeFalse();
    }
}
