namespace Slipway.Core.Rendering.Dockerfiles;

/// <summary>A Dockerfile, as far as a build's graph is concerned (docs: Dockerfile reference).</summary>
/// <param name="Arguments">ARG instructions before the first FROM.</param>
/// <param name="Stages">Its stages.</param>
public sealed record Dockerfile(IReadOnlyList<Instruction> Arguments, IReadOnlyList<Stage> Stages)
{
    /// <summary>Files and folders of the build's own context that a step copies or mounts, as written, without a leading slash.</summary>
    public IEnumerable<string> ContextPaths =>
        Stages.SelectMany(x => x.Uses).Where(x => x.From is null).SelectMany(x => x.Paths).Distinct(StringComparer.Ordinal);
}

/// <summary>One instruction.</summary>
/// <param name="Line">Line of its first word, from 1.</param>
/// <param name="Word">The instruction in capitals, such as <c>RUN</c>.</param>
/// <param name="Flags">Its flags without <c>--</c>, such as <c>mount=type=cache,id=x</c>.</param>
/// <param name="Text">What follows, on one line; without the bodies of here-documents.</param>
public sealed record Instruction(int Line, string Word, IReadOnlyList<string> Flags, string Text)
{
    /// <summary>Values of a flag.</summary>
    /// <param name="name">Its name.</param>
    public IEnumerable<string> Values(string name) => Flags.Where(x => x.StartsWith(name + "=", StringComparison.Ordinal)).Select(x => x[(name.Length + 1)..]);
}

/// <summary>Something that a stage takes from elsewhere.</summary>
/// <param name="Line">Line of the instruction.</param>
/// <param name="From">Stage, named context or image; null for the build's own context.</param>
/// <param name="Paths">Paths there; empty where it is all of it.</param>
public sealed record StageUse(int Line, string? From, IReadOnlyList<string> Paths);

/// <summary>A cache mount.</summary>
/// <param name="Line">Line of the instruction.</param>
/// <param name="Id">Its id as written; its target where none is.</param>
public sealed record CacheMount(int Line, string Id);
