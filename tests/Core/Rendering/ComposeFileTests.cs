using Slipway.Core.Catalog;
using Slipway.Core.Rendering;
using Slipway.Tests;

namespace Slipway.Core.Tests.Rendering;

/// <summary>compose.yaml as text; that the commands of the seed work with it is shown with real compose (tests/Images/Demo/ComposeTests.cs).</summary>
[Trait("Row", "M6")]
public sealed class ComposeFileTests
{
    [Fact]
    public void Without_a_rendered_mode_for_a_GPU_there_is_no_service_for_it()
    {
        var text = Render((Device.Cpu, Mode.Minimal));
        text.ShouldContain("\n  model-service:\n");
        text.ShouldNotContain("\n  model-service-gpu:\n");
        text.ShouldContain("#   model-service-gpu  none\n");
    }

    [Fact]
    public void The_modes_that_can_be_built_are_listed_by_service()
    {
        var text = Render((Device.Cpu, Mode.Minimal), (Device.Cpu, Mode.Recommended), (Device.Gpu, Mode.Full));
        text.ShouldContain("#   model-service      minimal, recommended\n");
        text.ShouldContain("#   model-service-gpu  full\n");
        text.ShouldStartWith(ComposeFile.Head);
    }

    private static string Render(params (Device Device, Mode Mode)[] rendered) =>
        ComposeFile.Render(Selections.Settings.Service, rendered.ToLookup(x => x.Device, x => x.Mode));
}
