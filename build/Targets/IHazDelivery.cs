using Nuke.Common;
using Slipway.Core.Catalog;
using Slipway.Core.Commands;

namespace Slipway.Targets;

/// <summary>The parameters that say where an image goes.</summary>
[OptionGroup(OptionGroup.Where)]
public interface IHazDelivery : INukeBuild
{
    /// <summary>Registry and path below which images are pushed.</summary>
    [Parameter("Registry, with a path if need be, that images are pushed to, such as registry.example.com/team")]
    string? Registry => TryGetValue(() => Registry);

    /// <summary>Repository name of the image.</summary>
    [Parameter("Repository of the image. Default is slipway/ and the service's name")]
    string? Name => TryGetValue(() => Name);

    /// <summary>Tag of the image.</summary>
    [Parameter("Tag of the image. Default is mode, backend and device, such as minimal-onnx-cpu")]
    string? Tag => TryGetValue(() => Tag);

    /// <summary>Pushes the image.</summary>
    [Parameter("Pushes the image to --registry")]
    bool Push => TryGetValue<bool?>(() => Push) ?? false;

    /// <summary>Folder to write to.</summary>
    [Parameter("Folder to write to: Runtime an OCI layout, Render what plain Docker builds from, Compose its compose.yaml, Wheelhouse its wheels")]
    string? Output => TryGetValue(() => Output);

    /// <summary>When the image is tested by running it.</summary>
    [Parameter("Tests the image by running it: auto (a digest without a recorded pass, when an engine is in reach), on or off. Default is auto")]
    Smoke Smoke => TryGetValue<Smoke?>(() => Smoke) ?? Core.Catalog.Smoke.Auto;
}
