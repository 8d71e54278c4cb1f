using System.Globalization;
using Slipway.Core.Diagnostics;
using Slipway.Core.Rendering.Dockerfiles;

namespace Slipway.Core.Rendering;

/// <summary>What can be known to be wrong before anything runs: BuildKit would accept most of it in silence and build something else.</summary>
public static class GraphChecks
{
    /// <summary>All problems of a graph, SLP183 to SLP189.</summary>
    /// <param name="graph">The graph.</param>
    public static IReadOnlyList<Problem> Problems(BuildGraph graph) =>
        [
            .. Twice(graph.CacheReferences, GraphProblems.CacheWrittenTwice),
            .. Twice(
                graph.Targets.SelectMany(x => x.Outputs.Where(y => y.Contains("dest=", StringComparison.Ordinal)).Select(y => (x.Name, y))),
                GraphProblems.OutputWrittenTwice
            ),
            .. graph.Targets.SelectMany(target => OfTarget(graph, target)).Distinct(),
        ];

    private static IEnumerable<Problem> Twice(IEnumerable<(string Owner, string Name)> names, Func<string, IReadOnlyList<string>, Problem> problem) =>
        names.GroupBy(x => x.Name, StringComparer.Ordinal).Where(x => x.Count() > 1).Select(x => problem(x.Key, [.. x.Select(y => y.Owner)]));

    private static IEnumerable<Problem> OfTarget(BuildGraph graph, BakeTarget target)
    {
        if (!graph.Dockerfiles.TryGetValue(target.Dockerfile, out var file))
            return [];
        return
        [
            .. file
                .Stages.SelectMany(x => x.CacheMounts)
                .Where(x => !Variables.NamesPlatform(x.Id))
                .Select(x => GraphProblems.CacheMountWithoutPlatform(target.Dockerfile, x.Line, x.Id)),
            .. Names(target, file),
            .. target.Contexts.SelectMany(x => OfContext(graph, target, x.Key, x.Value)),
            .. Arguments(target, file),
            .. Unkeyed(graph, target, file),
        ];
    }

    private static IEnumerable<Problem> Arguments(BakeTarget target, Dockerfile file)
    {
        foreach (var (line, name) in Variables.Undeclared(file))
            yield return GraphProblems.ArgumentUnmatched(
                $"{target.Dockerfile}:{line}",
                $"${name}",
                "is used and nothing in its stage declares it",
                $"add ARG {name}"
            );
        foreach (var (line, name) in Variables.Needed(file).Where(x => !target.Arguments.ContainsKey(x.Name)))
            yield return GraphProblems.ArgumentUnmatched(
                $"{target.Dockerfile}:{line}",
                $"ARG {name}",
                $"has no default and bake target {target.Name} does not give it",
                $"write ARG {name}=..."
            );
        foreach (var name in target.Arguments.Keys.Where(x => !Variables.Arguments(file).Contains(x)))
            yield return GraphProblems.ArgumentUnmatched(
                $"bake target {target.Name}",
                name,
                $"is given and {target.Dockerfile} does not declare it",
                $"add ARG {name} to {target.Dockerfile}"
            );
    }

    private static IEnumerable<Problem> Names(BakeTarget target, Dockerfile file)
    {
        var known = new HashSet<string>(target.Contexts.Keys, StringComparer.Ordinal) { "scratch" };
        var built = Built(file, target.Stage);
        for (var i = 0; i < file.Stages.Count; i++)
        {
            var stage = file.Stages[i];
            var uses = stage.Uses.Where(x => x.From is not null).Select(x => (x.Line, Name: x.From!)).Prepend((stage.Line, stage.From));
            foreach (
                var (line, name) in uses.Where(x => built.Contains(i) && !known.Contains(x.Item2) && !x.Item2.Contains("@sha256:", StringComparison.Ordinal))
            )
                yield return GraphProblems.NameUnknown(target.Dockerfile, line, name, known);
            known.Add(stage.Name);
            known.Add($"{i}");
        }
        if (target.Stage.Length > 0 && file.Stages.All(x => x.Name != target.Stage))
            yield return GraphProblems.NameUnknown(target.Dockerfile, 1, target.Stage, file.Stages.Select(x => x.Name));
    }

    /// <summary>Stages that a target builds, by number: BuildKit asks for nothing that others need.</summary>
    private static HashSet<int> Built(Dockerfile file, string stage)
    {
        var built = new HashSet<int>();
        // One that is not there is told by its name; then all are looked at.
        var last = file.Stages.ToList().FindIndex(x => x.Name == stage);
        if (last < 0 && stage.Length > 0)
            return [.. Enumerable.Range(0, file.Stages.Count)];
        Add(last < 0 ? file.Stages.Count - 1 : last);
        return built;

        void Add(int number)
        {
            if (number < 0 || !built.Add(number))
                return;
            foreach (var name in file.Stages[number].Uses.Select(x => x.From).Prepend(file.Stages[number].From).OfType<string>())
                Add(
                    int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var digit) && digit < number
                        ? digit
                        : file.Stages.Take(number).ToList().FindLastIndex(x => x.Name == name)
                );
        }
    }

    private static IEnumerable<Problem> OfContext(BuildGraph graph, BakeTarget target, string name, string source)
    {
        if (source.StartsWith("target:", StringComparison.Ordinal))
        {
            if (graph.Targets.All(x => x.Name != source[7..]))
                yield return GraphProblems.NameUnknown($"bake target {target.Name}", 0, source[7..], graph.Targets.Select(x => x.Name));
        }
        else if (source.StartsWith("docker-image://", StringComparison.Ordinal))
        {
            if (!source.Contains("@sha256:", StringComparison.Ordinal))
                yield return GraphProblems.NameUnknown($"bake target {target.Name}", 0, source, ["an image with @sha256:"]);
        }
        else if (!graph.KeyedContexts.Contains(name))
            yield return GraphProblems.InputInNoKey(target.Dockerfile, 0, $"the named context {name}");
    }

    /// <summary>A file that is copied or mounted and in no key would change the image without anybody noticing.</summary>
    private static IEnumerable<Problem> Unkeyed(BuildGraph graph, BakeTarget target, Dockerfile file)
    {
        var keyed = graph.KeyedFiles.GetValueOrDefault(target.Dockerfile) ?? new HashSet<string>();
        foreach (var use in file.Stages.SelectMany(x => x.Uses).Where(x => x.From is null))
        foreach (var path in use.Paths.Count == 0 ? [""] : use.Paths)
        {
            var files = graph.ContextFiles.Where(x => IsIn(x, path)).ToList();
            if (files.Count == 0)
                yield return GraphProblems.NameUnknown(target.Dockerfile, use.Line, path, graph.ContextFiles);
            foreach (var left in files.Where(x => !keyed.Contains(x)))
                yield return GraphProblems.InputInNoKey(target.Dockerfile, use.Line, left);
        }
    }

    private static bool IsIn(string file, string path) =>
        path is "" or "." || file == path || file.StartsWith(path.TrimEnd('/') + "/", StringComparison.Ordinal);
}
