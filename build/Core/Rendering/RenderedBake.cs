namespace Slipway.Core.Rendering;

/// <summary>The bake targets of a rendered folder: the image, and the products that are compiled on the way to it.</summary>
public static class RenderedBake
{
    /// <summary>The image's target.</summary>
    public const string Runtime = "runtime";

    /// <summary>The bake file.</summary>
    /// <param name="inputs">What the Dockerfile is rendered from.</param>
    public static string Render(DockerfileInputs inputs) => BakeFile.Render(Targets(inputs), Groups(inputs));

    /// <summary>The targets.</summary>
    /// <param name="inputs">What the Dockerfile is rendered from.</param>
    /// <param name="prefix">Put before each name, so that several folders' targets can stand in one file.</param>
    /// <param name="context">The folder, as the bake file sees it.</param>
    public static IReadOnlyList<BakeTarget> Targets(DockerfileInputs inputs, string prefix = "", string context = ".")
    {
        var targets = new List<BakeTarget>
        {
            Target(prefix + Runtime, Runtime, [.. inputs.Selection.Platforms.Select(x => x.ToString())], []) with
            {
                Tags = [$"slipway/{inputs.Service.Name}:{inputs.Selection.Tag}"],
            },
        };
        if (inputs.Products is not null)
        {
            targets.Add(Target(prefix + "build-base", "build-base", [], ["type=cacheonly"]));
            targets.AddRange(
                inputs.Selection.Platforms.Select(platform =>
                    Target(
                        prefix + BackendBake.TargetOf(platform),
                        "native",
                        [platform.ToString()],
                        [$"type=local,dest=out/backend-build/{platform.Architecture}"]
                    )
                )
            );
        }
        return targets;

        BakeTarget Target(string name, string stage, IReadOnlyList<string> platforms, IReadOnlyList<string> outputs) =>
            new(name, RenderedFiles.Dockerfile, context, s_none, s_none, platforms, stage, outputs);
    }

    /// <summary>The groups: what is made without a name, and backend-build for all platforms.</summary>
    private static SortedDictionary<string, IReadOnlyList<string>> Groups(DockerfileInputs inputs)
    {
        var groups = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["default"] = [Runtime] };
        if (inputs.Products is not null)
            groups["backend-build"] = [.. inputs.Selection.Platforms.Select(BackendBake.TargetOf)];
        return groups;
    }

    private static readonly IReadOnlyDictionary<string, string> s_none = new Dictionary<string, string>();
}
