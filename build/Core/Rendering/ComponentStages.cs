using System.Text;
using Slipway.Core.Catalog;
using Slipway.Core.Planning;

namespace Slipway.Core.Rendering;

/// <summary>
/// The Dockerfile of native components: for each of them a stage that compiles it in build-base and one that holds nothing but what it installed. A component that is there already has
/// no stage: it is a named context.
/// </summary>
public static class ComponentStages
{
    /// <summary>The Dockerfile's name.</summary>
    public const string Dockerfile = "components.Dockerfile";

    /// <summary>The scripts that compile one, below the folder of Dockerfiles; the last is the one that is about components.</summary>
    public static readonly IReadOnlyList<string> Scripts = ["steps/compiler-cache.sh", "steps/without-network.py", "steps/compile-component.sh"];

    /// <summary>Name of the layer of the service's own native code, which no component can have.</summary>
    public const string Service = "native";

    /// <summary>Where components lie in every image: where software that is compiled on a machine belongs, and where compilers look by themselves.</summary>
    public const string Prefix = "/usr/local";

    /// <summary>Name of the stage or context with a component's source: <c>archive/FILE</c> or <c>tree/...</c>.</summary>
    /// <param name="name">The component.</param>
    public static string SourceOf(string name) => $"{name}-sources";

    /// <summary>Name of the stage that holds sccache's figures of a component.</summary>
    /// <param name="name">The component.</param>
    public static string StatisticsOf(string name) => $"{name}-statistics";

    /// <summary>The Dockerfile for one platform: flags differ by platform.</summary>
    /// <param name="inputs">The components that are not there already.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="network">Network of the steps that compile: <c>host</c> where their compiler cache is remote.</param>
    public static string Render(IEnumerable<ComponentInput> inputs, Platform platform, string network = StepNetwork.None)
    {
        var text = new StringBuilder();
        DockerfileText.Line(text, $"# Native components for {platform}. Written by Slipway from components.json; changes are lost.");
        foreach (var input in inputs)
            text.Append(StepNetwork.Give(Of(input, platform), network));
        return text.ToString();
    }

    /// <summary>The stages of one component.</summary>
    /// <param name="input">The component.</param>
    /// <param name="platform">The platform that it is compiled for.</param>
    public static string Of(ComponentInput input, Platform platform)
    {
        var text = new StringBuilder();
        DockerfileText.Line(text);
        DockerfileText.Line(text, $"FROM --platform=$BUILDPLATFORM build-base AS {input.Name}-build");
        Compile(text, input, input.Component.FlagsFor(input.Upstream, platform), null);
        return text.ToString();
    }

    /// <summary>The step that compiles a component, and the stages with what it left.</summary>
    /// <param name="text">Receives it.</param>
    /// <param name="input">The component.</param>
    /// <param name="flags">Arguments for its build system; <c>amd64:FLAG</c> is for one architecture.</param>
    /// <param name="cuda">Folder of CUDA, where it is compiled against it; null for none.</param>
    internal static void Compile(StringBuilder text, ComponentInput input, IEnumerable<string> flags, string? cuda)
    {
        DockerfileText.Line(text, "ARG TARGETARCH");
        DockerfileText.Line(text, "RUN --network=none --mount=type=cache,id=sccache-$TARGETARCH,target=/sccache \\");
        DockerfileText.Line(text, "    --mount=type=secret,id=sccache \\");
        DockerfileText.Line(text, $"    --mount=type=bind,from={SourceOf(input.Name)},target=/sources \\");
        foreach (var need in input.Needs.Order(StringComparer.Ordinal))
            DockerfileText.Line(text, $"    --mount=type=bind,from={need},target=/needs/{need} \\");
        if (cuda is not null)
            DockerfileText.Line(text, $"    --mount=type=bind,from=cuda,source={cuda},target={cuda} \\");
        foreach (var script in Scripts)
            DockerfileText.Line(text, $"    --mount=type=bind,source={script},target=/{script} \\");
        string[] command =
        [
            "/usr/bin/bash",
            "/steps/compiler-cache.sh",
            "/usr/bin/bash",
            "/steps/compile-component.sh",
            input.Name,
            input.Version,
            input.Component.System,
        ];
        DockerfileText.Line(text, $"    {DockerfileConfig.Exec([.. command, .. flags])}");
        DockerfileText.Line(text);
        DockerfileText.Line(text, $"FROM scratch AS {StatisticsOf(input.Name)}");
        DockerfileText.Line(text, $"COPY --from={input.Name}-build /out-stats/ /");
        DockerfileText.Line(text);
        DockerfileText.Line(text, $"FROM scratch AS {input.Name}");
        DockerfileText.Line(text, $"COPY --from={input.Name}-build /out/ /");
    }
}
