using Slipway.Core.Rendering.Dockerfiles;

namespace Slipway.Core.Rendering;

/// <summary>Everything that BuildKit would be asked to make, read and not yet run.</summary>
/// <param name="Targets">The bake targets.</param>
/// <param name="Dockerfiles">By the name that targets use.</param>
/// <param name="ContextFiles">Files of the build context, paths below it.</param>
/// <param name="KeyedFiles">Those of them that are in a key, by Dockerfile.</param>
/// <param name="KeyedContexts">Names of named contexts whose content is in a key.</param>
/// <param name="CacheReferences">Who would write which remote cache.</param>
public sealed record BuildGraph(
    IReadOnlyList<BakeTarget> Targets,
    IReadOnlyDictionary<string, Dockerfile> Dockerfiles,
    IReadOnlyList<string> ContextFiles,
    IReadOnlyDictionary<string, IReadOnlySet<string>> KeyedFiles,
    IReadOnlySet<string> KeyedContexts,
    IReadOnlyList<(string Owner, string Reference)> CacheReferences
);
