using System.Text;

namespace Slipway.Core.Rendering;

/// <summary>One stage a group of wheels: the image's own Python compiles their sources below <c>/out</c>, with the script that makes the layers too.</summary>
internal static class DockerfileBytecode
{
    internal static void Write(StringBuilder text, DockerfileInputs inputs)
    {
        foreach (var group in inputs.Groups)
        {
            DockerfileText.Line(text);
            DockerfileText.Line(text, $"FROM venv AS {Stage(group)}");
            DockerfileText.Line(text, "RUN --network=none \\");
            DockerfileText.Line(text, "    --mount=type=bind,source=steps,target=/steps \\");
            DockerfileText.Line(text, $"    --mount=type=bind,from={DockerfileWheels.Stage(group)},source=/out,target=/tree \\");
            DockerfileText.Line(
                text,
                $"    {DockerfileConfig.Exec(["/opt/venv/bin/python", "-I", "-S", "-B", "-W", "ignore", "/steps/compile-bytecode.py", "/tree", "/out"])}"
            );
        }
    }

    /// <summary>The stage of a group.</summary>
    internal static string Stage(string group) => $"bytecode-{group}";
}
