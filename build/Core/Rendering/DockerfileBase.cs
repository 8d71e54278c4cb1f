using System.Text;
using Slipway.Core.Images;

namespace Slipway.Core.Rendering;

/// <summary>The stages that all others stand on: the base, and an empty virtual environment on it.</summary>
internal static class DockerfileBase
{
    internal static void Write(StringBuilder text, DockerfileInputs inputs)
    {
        DockerfileText.Line(text);
        string interpreter;
        if (inputs.Base is not { } pinned)
        {
            DockerfileText.Line(
                text,
                "# Python and what it needs, unpacked from Debian packages: no shell, no package manager. The tar is packed; ADD sees how."
            );
            DockerfileText.Line(text, "FROM scratch AS base");
            DockerfileText.Line(text, "ARG TARGETARCH");
            DockerfileText.Line(text, "ADD base/${TARGETARCH}.tar /");
            interpreter = "/usr/bin/python3";
        }
        else
        {
            interpreter = pinned.Interpreter;
            DockerfileText.Line(text, $"FROM {pinned.Image} AS base");
            if (pinned.Packages.Count > 0)
                Install(text, inputs, pinned.Packages);
            DockerfileText.Line(text, $"RUN groupadd --gid {ServiceConfig.Uid} app \\");
            DockerfileText.Line(
                text,
                $"    && useradd --uid {ServiceConfig.Uid} --gid {ServiceConfig.Uid} --create-home --home-dir /home/app --shell /usr/sbin/nologin app"
            );
        }
        DockerfileText.Line(text);
        DockerfileText.Line(text, "FROM base AS venv");
        DockerfileText.Line(
            text,
            inputs.IsOffline ? "RUN --network=none --mount=type=bind,source=steps,target=/steps \\" : "RUN --mount=type=bind,source=steps,target=/steps \\"
        );
        DockerfileText.Line(text, $"    {DockerfileConfig.Exec([interpreter, "/steps/make-venv.py", "/opt/venv"])}");
        if (!inputs.Groups.Any(group => DockerfileWheels.IsCompiled(inputs, group)))
            return;
        DockerfileText.Line(text);
        DockerfileText.Line(text, "FROM venv AS compilers");
        Install(text, inputs, PinnedBase.Compilers);
    }

    private static void Install(StringBuilder text, DockerfileInputs inputs, IReadOnlyList<string> packages)
    {
        var id = $"{inputs.Selection.Upstream.Base(inputs.Selection.Device).Name}-$TARGETARCH";
        DockerfileText.Line(text, "ARG TARGETARCH");
        DockerfileText.Line(text, $"RUN --mount=type=cache,id=apt-lists-{id},target=/var/lib/apt/lists,sharing=locked \\");
        DockerfileText.Line(text, $"    --mount=type=cache,id=apt-cache-{id},target=/var/cache/apt,sharing=locked \\");
        DockerfileText.Line(text, "    apt-get update \\");
        DockerfileText.Line(text, $"    && apt-get install --yes --no-install-recommends {string.Join(' ', packages)}");
    }
}
