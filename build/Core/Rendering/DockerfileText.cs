using System.Text;
using Slipway.Core.Images;

namespace Slipway.Core.Rendering;

/// <summary>
/// A selection as one plain Dockerfile, for whoever builds without Slipway: a stage for each group of layers, put together with <c>COPY --link</c>. The tree of its image is the
/// tree of the image that Slipway assembles. There is no syntax line: it would be looked up in a registry.
/// </summary>
public static class DockerfileText
{
    /// <summary>The Dockerfile. Its context is the folder of <see cref="RenderedFiles"/>.</summary>
    /// <param name="inputs">What it is rendered from.</param>
    public static string Render(DockerfileInputs inputs)
    {
        var text = new StringBuilder();
        Head(text, inputs);
        DockerfileBase.Write(text, inputs);
        DockerfileWheels.Write(text, inputs);
        if (inputs.Bytecode)
            DockerfileBytecode.Write(text, inputs);
        if (inputs.Products is { } products)
            DockerfileProducts.Write(text, products);
        Runtime(text, inputs);
        return text.ToString();
    }

    private static void Head(StringBuilder text, DockerfileInputs inputs)
    {
        var selection = inputs.Selection;
        Line(text, $"# {inputs.Service.Name} as {selection.Tag} from upstream {selection.Upstream.Name}, for {string.Join(" and ", selection.Platforms)}.");
        Line(text, "# Rendered by Slipway (./build.sh Render); changes are lost when it is rendered again.");
        Line(text, "#");
        Line(text, "#   docker build .             the image");
        Line(text, "#   docker buildx bake         the image, for every platform above, under its name");
        if (inputs.Products is not null)
            Line(text, "#   docker buildx bake NAME    build-base: the toolchain; backend-build: the native code, exported to out/");
        Line(text, "#");
        Line(
            text,
            inputs.IsOffline
                ? "# Everything that it needs is in this folder: no step needs a network."
                : "# Wheels come from the package index, by the hashes in wheels/*/*/requirements.txt. Credentials: --secret id=pip,src=pip.conf."
        );
    }

    private static void Runtime(StringBuilder text, DockerfileInputs inputs)
    {
        Line(text);
        Line(text, "# The image: from what changes least to what changes most.");
        Line(text, "FROM base AS runtime");
        if (inputs.IsOffline)
        {
            Line(text, "ARG TARGETARCH");
            Line(text, "ADD --link syslibs/${TARGETARCH}.tar /");
        }
        Line(text, "COPY --link --from=venv /opt/venv /opt/venv");
        foreach (var group in inputs.Groups)
            Line(text, $"COPY --link --from={DockerfileWheels.Stage(group)} /out/ /");
        foreach (var stage in DockerfileBytecode.Stages(inputs))
            Line(text, $"COPY --link --from={stage} /out/ /");
        if (inputs.Products is not null)
            Line(text, "COPY --link --from=native / /");
        if (inputs.Model is { } model)
            Line(text, $"COPY --link {RenderedFiles.ModelOf(model)} {model.Target}");
        Line(text, $"COPY --link app/ {inputs.Service.Folder}/");
        DockerfileConfig.Write(text, ServiceConfig.For(inputs.Service));
    }

    internal static void Line(StringBuilder text, string line = "") => text.Append(line).Append('\n');
}
