using System.Text;

namespace Slipway.Core.Rendering;

/// <summary>One stage a group of wheels: pip installs them below <c>/out</c>, then what no image needs is taken away.</summary>
internal static class DockerfileWheels
{
    private const string Pip = "/opt/venv/bin/python";

    internal static void Write(StringBuilder text, DockerfileInputs inputs)
    {
        foreach (var group in inputs.Groups)
        {
            DockerfileText.Line(text);
            if (IsCompiled(inputs, group))
                DockerfileText.Line(text, "# Source archives: pip compiles them, with build requirements that no lock names.");
            DockerfileText.Line(text, $"FROM {(IsCompiled(inputs, group) ? "compilers" : "venv")} AS {Stage(group)}");
            DockerfileText.Line(text, "ARG TARGETARCH");
            DockerfileText.Line(text, inputs.IsOffline ? "RUN --network=none \\" : "RUN --mount=type=cache,id=pip-$TARGETARCH,target=/root/.cache/pip \\");
            if (!inputs.IsOffline)
                DockerfileText.Line(text, "    --mount=type=secret,id=pip,target=/root/.config/pip/pip.conf \\");
            DockerfileText.Line(text, "    --mount=type=bind,source=steps,target=/steps \\");
            DockerfileText.Line(text, $"    --mount=type=bind,source={RenderedFiles.WheelsOf(group, "$TARGETARCH")},target=/wheels \\");
            DockerfileText.Line(text, $"    {DockerfileConfig.Exec([Pip, "/steps/install-wheels.py", "/wheels", "/out"])}");
        }
    }

    /// <summary>The stage of a group.</summary>
    internal static string Stage(string group) => $"wheels-{group}";

    /// <summary>Whether a group holds source archives.</summary>
    internal static bool IsCompiled(DockerfileInputs inputs, string group) =>
        inputs.Platforms.SelectMany(x => x.Groups).Any(x => x.Name == group && x.Wheels.Any(wheel => wheel.IsSdist));
}
