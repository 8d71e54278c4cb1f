using Slipway.Core.Catalog;
using Slipway.Core.CompilerCaches;
using Slipway.Core.Planning;

namespace Slipway.Core.Rendering;

/// <summary>The bake targets of native components: the toolchain image that they are compiled in, and one target a component and platform.</summary>
public static class ComponentBake
{
    /// <summary>Name of the toolchain image's target.</summary>
    public const string BuildBase = "build-base-components";

    /// <summary>Tag of its layout.</summary>
    public const string ToolchainTag = "toolchain-components";

    /// <summary>The targets.</summary>
    /// <param name="inputs">What is built; it has components.</param>
    /// <param name="scratch">Folder of layouts, copies and exports.</param>
    /// <param name="found">Components that are there already, by platform: they are read from <see cref="ExportOf"/>.</param>
    public static IReadOnlyList<BakeTarget> Targets(PlanInputs inputs, string scratch, Func<string, Platform, bool> found)
    {
        var dockerfiles = BackendBake.DockerfilesOf(scratch);
        var none = new Dictionary<string, string>();
        var toolchain = new Dictionary<string, string> { ["toolchain"] = $"oci-layout://{ToolchainOf(scratch)}:{ToolchainTag}" };
        var all = inputs.Components!.All;
        return
        [
            new BakeTarget(BuildBase, "build-base.Dockerfile", dockerfiles, toolchain, none, [], "", ["type=cacheonly"]),
            .. from platform in inputs.Platforms.Select(x => x.Platform)
            from input in all.Where(x => !found(x.Name, platform))
            select new BakeTarget(
                TargetOf(input.Name, platform),
                FileOf(platform),
                dockerfiles,
                Contexts(input, platform),
                none,
                [platform.ToString()],
                input.Name,
                [$"type=local,dest={ExportOf(scratch, input.Name, platform)}"]
            )
            {
                Secrets = [SccacheSecret.Argument],
            },
        ];

        // Only what a target reads: bake looks at every folder that it is given, and of others there may be none.
        Dictionary<string, string> Contexts(ComponentInput input, Platform platform)
        {
            var contexts = new Dictionary<string, string> { ["build-base"] = $"target:{BuildBase}" };
            Add(input);
            return contexts;

            void Add(ComponentInput one)
            {
                contexts[ComponentStages.SourceOf(one.Name)] = SourceOf(scratch, one.Name);
                foreach (var need in all.Where(x => one.Needs.Contains(x.Name)))
                {
                    if (found(need.Name, platform))
                        contexts[need.Name] = ExportOf(scratch, need.Name, platform);
                    else
                        Add(need);
                }
            }
        }
    }

    /// <summary>Name of a component's target.</summary>
    /// <param name="name">The component.</param>
    /// <param name="platform">The platform.</param>
    public static string TargetOf(string name, Platform platform) => $"component-{name}-{platform.Architecture}";

    /// <summary>Name of the Dockerfile of a platform, beside the others.</summary>
    /// <param name="platform">The platform.</param>
    public static string FileOf(Platform platform) => $"{platform.Architecture}.{ComponentStages.Dockerfile}";

    /// <summary>Folder that a component is exported to, and read from by those that need it.</summary>
    /// <param name="scratch">Folder for exports.</param>
    /// <param name="name">The component.</param>
    /// <param name="platform">The platform.</param>
    public static string ExportOf(string scratch, string name, Platform platform) => $"{scratch}/components/{platform.Architecture}/{name}";

    /// <summary>Folder with a component's source.</summary>
    /// <param name="scratch">Folder for it.</param>
    /// <param name="name">The component.</param>
    public static string SourceOf(string scratch, string name) => $"{scratch}/components/sources/{name}";

    /// <summary>Folder of the toolchain's layout.</summary>
    /// <param name="scratch">Folder for it.</param>
    public static string ToolchainOf(string scratch) => $"{scratch}/toolchain-components";
}
