namespace Nuke.Common.Execution;

/// <summary>Circles among all targets, through dependencies, order and triggers together (Tarjan's strongly connected components).</summary>
internal sealed class Cycles
{
    private readonly Dictionary<ExecutableTarget, (int Index, int Low)> _seen = [];
    private readonly List<ExecutableTarget> _open = [];
    private readonly List<string> _found = [];

    public static void Refuse(IReadOnlyList<ExecutableTarget> all)
    {
        var search = new Cycles();
        foreach (var target in all)
        {
            if (!search._seen.ContainsKey(target))
                search.Visit(target);
        }
        if (search._found.Count > 0)
            throw new ArgumentException("Circular dependencies between targets:" + string.Concat(search._found.Select(x => $"{Environment.NewLine} - {x}")));
    }

    private int Visit(ExecutableTarget target)
    {
        var index = _seen.Count;
        var low = index;
        var start = _open.Count;
        _seen[target] = (index, low);
        _open.Add(target);
        foreach (var next in target.AllDependencies)
        {
            if (!_seen.TryGetValue(next, out var known))
                low = Math.Min(low, Visit(next));
            else if (_open.Contains(next))
                low = Math.Min(low, known.Index);
        }
        if (low == index)
        {
            var circle = _open[start..];
            _open.RemoveRange(start, circle.Count);
            if (circle.Count > 1)
                _found.Add(string.Join(", ", Enumerable.Reverse(circle).Select(x => x.Name)));
        }
        return low;
    }
}
