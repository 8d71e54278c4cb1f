using System.Text;
using Slipway.Core.Wheels;

namespace Slipway.Core.Rendering;

/// <summary>One stage a group of wheels: the image's own Python compiles their sources below <c>/out</c>, with the script that makes the layers too.</summary>
internal static class DockerfileBytecode
{
    private const string Base = "bytecode-of-base";

    internal static void Write(StringBuilder text, DockerfileInputs inputs)
    {
        // A base of a registry is as it is; one of packages has no bytecode, which a script of the packages would have made.
        if (inputs.IsOffline)
            Stage(text, Base, "base", $"/{BytecodeFiles.BaseRoot}", $"/tree/{BytecodeFiles.BaseRoot}", BytecodeFiles.BaseRoot);
        foreach (var group in inputs.Groups)
            Stage(text, Stage(group), DockerfileWheels.Stage(group), "/out", "/tree", "opt/venv");
    }

    /// <summary>The stages, in the order of their layers.</summary>
    internal static IEnumerable<string> Stages(DockerfileInputs inputs) =>
        inputs.Bytecode ? inputs.Groups.Select(Stage).Prepend(Base).Where(x => x != Base || inputs.IsOffline) : [];

    private static string Stage(string group) => $"bytecode-{group}";

    private static void Stage(StringBuilder text, string name, string from, string source, string target, string root)
    {
        DockerfileText.Line(text);
        DockerfileText.Line(text, $"FROM venv AS {name}");
        DockerfileText.Line(text, "RUN --network=none \\");
        DockerfileText.Line(text, "    --mount=type=bind,source=steps,target=/steps \\");
        DockerfileText.Line(text, $"    --mount=type=bind,from={from},source={source},target={target} \\");
        DockerfileText.Line(
            text,
            $"    {DockerfileConfig.Exec(["/opt/venv/bin/python", "-I", "-S", "-B", "-W", "ignore", "/steps/compile-bytecode.py", "/tree", root, "/out"])}"
        );
    }
}
