using Slipway.Core.Diagnostics;

namespace Slipway.Core.Catalog.Components;

/// <summary>components.json: every native component that can be compiled. What a service takes of them says <c>service.components</c> in slipway.json.</summary>
/// <param name="Components">The components.</param>
public sealed record ComponentList(IReadOnlyList<Component> Components)
{
    /// <summary>The file, at the root of the repository.</summary>
    public const string File = "components.json";

    /// <summary>Reads the list.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <exception cref="SlipwayException">SLP120 and SLP123 to SLP129 with line and column; SLP320 to SLP323: what components say of each other.</exception>
    public static ComponentList Read(string json, string path)
    {
        var list = SettingsFile.Read(json, path, SettingsContext.Default.ComponentList);
        var problems = list.Problems(path).ToList();
        return problems.Count == 0 ? list : throw new SlipwayException(problems);
    }

    /// <summary>The components of some names and all that they need: each after what it needs, those that change rarely first, then by name.</summary>
    /// <param name="names">Names.</param>
    /// <param name="kind">Kind of the upstream: needs may differ by it.</param>
    /// <param name="where">Who names them, for messages.</param>
    /// <exception cref="SlipwayException">SLP320: unknown names, all of them together.</exception>
    public IReadOnlyList<Component> Closure(IReadOnlyList<string> names, UpstreamKind kind, string where)
    {
        var unknown = names.Where(x => Find(x) is null).Distinct(StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
            throw new SlipwayException([.. unknown.Select(x => ComponentProblems.Unknown(x, where, Names))]);
        var found = new List<Component>();
        foreach (var component in names.Select(x => Find(x)!).OrderBy(x => Place(x.Tier)).ThenBy(x => x.Name, StringComparer.Ordinal))
            Add(component, kind, found);
        // What is rare needs nothing that is not: sorting by tier puts no component before what it needs.
        return [.. found.OrderBy(x => Place(x.Tier))];
    }

    private IEnumerable<string> Names => Components.Select(x => x.Name);

    private static int Place(string tier) => tier == ComponentTiers.Rare ? 0 : 1;

    private Component? Find(string name) => Components.FirstOrDefault(x => x.Name == name);

    private void Add(Component component, UpstreamKind kind, List<Component> found)
    {
        if (found.Contains(component))
            return;
        foreach (var need in component.NeedsFor(kind).Order(StringComparer.Ordinal))
            Add(Find(need)!, kind, found);
        found.Add(component);
    }

    private IEnumerable<Problem> Problems(string path)
    {
        foreach (var name in Names.GroupBy(x => x, StringComparer.Ordinal).Where(x => x.Count() > 1).Select(x => x.Key))
            yield return ComponentProblems.Twice(name, path);
        foreach (var (component, need) in Components.SelectMany(x => x.EveryNeed().Select(need => (x, need))))
        {
            if (Find(need) is not { } needed)
                yield return ComponentProblems.Unknown(need, $"needs of {component.Name} in {path}", Names);
            else if (Place(needed.Tier) > Place(component.Tier))
                yield return ComponentProblems.RareNeedsCommit(component.Name, need, path);
        }
        foreach (var cycle in Cycles())
            yield return ComponentProblems.Cycle(cycle, path);
    }

    /// <summary>Each cycle once, from its first name in the order of the file.</summary>
    private IEnumerable<IReadOnlyList<string>> Cycles()
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var component in Components)
        foreach (var cycle in Walk(component, [], done))
            yield return cycle;
    }

    private List<IReadOnlyList<string>> Walk(Component component, List<string> way, HashSet<string> done)
    {
        if (way.IndexOf(component.Name) is var at and >= 0)
            return
            [
                [.. way.Skip(at), component.Name],
            ];
        if (done.Contains(component.Name))
            return [];
        way.Add(component.Name);
        List<IReadOnlyList<string>> found = [.. component.EveryNeed().Select(Find).OfType<Component>().SelectMany(x => Walk(x, way, done))];
        way.RemoveAt(way.Count - 1);
        done.Add(component.Name);
        return found;
    }
}
