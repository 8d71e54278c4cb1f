using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>Which targets run, and in which order.</summary>
internal static class Planner
{
    public static List<ExecutableTarget> Plan(IReadOnlyList<ExecutableTarget> all)
    {
        Cycles.Refuse(all);
        foreach (var target in Invoked(all))
            target.Invoked = true;
        var planned = Reach(all);
        var order = new List<ExecutableTarget>();
        var left = all.Where(planned.Contains).ToList();
        while (left.Count > 0)
        {
            // Last things first: what nothing that is left depends on, in the order of declaration; the whole is turned round at the end.
            var needed = left.SelectMany(x => x.AllDependencies).ToHashSet();
            var free = left.Where(x => !needed.Contains(x)).ToList();
            if (free.Count > 1 && Arguments.Has("strict"))
                throw new ArgumentException("Incomplete target definition order:" + string.Concat(free.Select(x => $"{Environment.NewLine}  - {x.Name}")));
            order.Add(free[0]);
            left.Remove(free[0]);
        }
        order.Reverse();
        foreach (var target in order)
            target.Status = ExecutionStatus.Scheduled;
        return order;
    }

    public static bool SameName(string a, string b) =>
        string.Equals(Arguments.WithoutDashes(a), Arguments.WithoutDashes(b), StringComparison.OrdinalIgnoreCase);

    /// <summary>The targets asked for: by --target, by leading words, by environment or file; else the defaults.</summary>
    private static List<ExecutableTarget> Invoked(IReadOnlyList<ExecutableTarget> all)
    {
        var names =
            Arguments.Has("Target") || Arguments.Positional.Length == 0
                ? ParameterSources.TargetNames("Target", nameof(NukeBuild.InvokedTargets))
                : Arguments.Positional;
        if (names is null)
            return [.. all.Where(x => x.IsDefault)];
        return
        [
            .. names
                .SelectMany(x => x.Split('+', StringSplitOptions.RemoveEmptyEntries))
                .Select(name =>
                    all.FirstOrDefault(x => SameName(x.Name, name))
                    ?? throw new ArgumentException(
                        $"Target with name '{name}' does not exist. Available targets are:"
                            + string.Concat(all.Select(x => x.Name).Order(StringComparer.Ordinal).Select(x => $"{Environment.NewLine}  - {x}"))
                    )
                ),
        ];
    }

    private static HashSet<ExecutableTarget> Reach(IReadOnlyList<ExecutableTarget> all)
    {
        var reached = new HashSet<ExecutableTarget>();
        var waiting = new Stack<ExecutableTarget>(all.Where(x => x.Invoked));
        while (waiting.TryPop(out var target))
        {
            if (!reached.Add(target))
                continue;
            foreach (var next in target.ExecutionDependencies.Concat(target.Triggers))
                waiting.Push(next);
        }
        return reached;
    }
}
