using Slipway.Core.Catalog;
using Slipway.Core.Wheels;

namespace Slipway.Core.Rendering;

/// <summary>Where things lie in a rendered folder, the context of its Dockerfile.</summary>
public static class RenderedFiles
{
    /// <summary>The Dockerfile.</summary>
    public const string Dockerfile = "Dockerfile";

    /// <summary>The bake file, under a name that <c>docker buildx bake</c> finds by itself.</summary>
    public const string Bake = "docker-bake.json";

    /// <summary>The scripts that steps mount.</summary>
    public const string Steps = "steps";

    /// <summary>The rules on what is left out, read by <c>install-wheels.py</c>.</summary>
    public const string LeaveOuts = "steps/leave-outs.json";

    /// <summary>Folder of a group of wheels: its lines of the lock as <c>requirements.txt</c> and, where no step has a network, the wheels.</summary>
    /// <param name="group">Name of the group.</param>
    /// <param name="architecture">Architecture as OCI names it, or the variable that holds it.</param>
    public static string WheelsOf(string group, string architecture) => $"wheels/{group}/{architecture}";

    /// <summary>The files that are text, by path: what is rendered rather than copied.</summary>
    /// <param name="inputs">What they are rendered from.</param>
    public static IReadOnlyList<(string Path, string Text)> Texts(DockerfileInputs inputs) =>
        [
            (Dockerfile, DockerfileText.Render(inputs)),
            (Bake, RenderedBake.Render(inputs)),
            (LeaveOuts, LeaveOutsFile.Render(LayoutRules.Lean)),
            .. from platform in inputs.Platforms
            from name in inputs.Groups
            let lines = RequirementLines.Render(inputs.Selection, platform.Groups.FirstOrDefault(x => x.Name == name))
            select ($"{WheelsOf(name, platform.Platform.Architecture)}/requirements.txt", lines),
        ];

    /// <summary>The model file.</summary>
    /// <param name="model">The model.</param>
    public static string ModelOf(ModelPin model) => $"model/{model.Target[(model.Target.LastIndexOf('/') + 1)..]}";
}
