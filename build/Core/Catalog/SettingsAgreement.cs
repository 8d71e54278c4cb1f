using System.Globalization;
using System.Text.Json;
using Slipway.Core.Diagnostics;
using Slipway.Core.Json;

namespace Slipway.Core.Catalog;

/// <summary>Rules of slipway.json that hold between values. Asked only when every value is right by itself.</summary>
/// <param name="path">The file, for messages.</param>
internal sealed class SettingsAgreement(string path)
{
    /// <summary>All mistakes in the order of the file.</summary>
    /// <param name="root">The file's value.</param>
    public IReadOnlyList<Problem> Problems(PlacedValue root) =>
        [
            .. Items(root, "upstreams").SelectMany(Upstreams),
            .. Items(root, "budgets").SelectMany(x => new BudgetAgreement(path).Problems(x.Value, x.Index, x.All)),
            .. Smoke(root),
        ];

    private IEnumerable<Problem> Upstreams(PlacedValue upstream, int index, IReadOnlyList<PlacedValue> all)
    {
        var (name, like) = (Of(upstream, "name")!, Of(upstream, "like")!);
        if (Upstream.All.Any(x => x.Name == name.Text))
            yield return SettingsProblems.Clash(path, name.Place, $"upstreams[{index}].name", name.Text, "a built-in upstream");
        if (all.Take(index).Any(x => Of(x, "name")!.Text == name.Text))
            yield return SettingsProblems.Clash(path, name.Place, $"upstreams[{index}].name", name.Text, "an upstream above it");
        foreach (var member in upstream.Members.Where(x => x.Value.Kind != JsonValueKind.Null && !Served(like.Text).Contains(x.Name)))
            yield return SettingsProblems.NotOfThatKind(path, member.Place, $"upstreams[{index}].{member.Name}", like.Text, Served(like.Text).Skip(2));
        var indexes = Of(upstream, "indexes")?.Items ?? [];
        for (var i = 0; i < indexes.Count; i++)
        {
            var own = Of(indexes[i], "name")!;
            if (indexes.Take(i).Any(x => Of(x, "name")!.Text == own.Text))
                yield return SettingsProblems.Clash(path, own.Place, $"upstreams[{index}].indexes[{i}].name", own.Text, "an index above it");
        }
    }

    /// <summary>What can be replaced: a Debian base is unpacked from a mirror, so no registry has it, and its packages come from no index.</summary>
    private static IReadOnlyList<string> Served(string like) =>
        like switch
        {
            "debian" => ["name", "like", "debian"],
            "pypi" => ["name", "like", "debian", "indexes"],
            _ => ["name", "like", "indexes", "registry", "base", "baseDistribution"],
        };

    private IEnumerable<Problem> Smoke(PlacedValue root) =>
        from item in Of(root, "service")!.Members.Where(x => x.Name == "smoke").SelectMany(x => x.Value.Items.Select((question, i) => (question, i)))
        let min = Number(item.question, "min")
        let max = Number(item.question, "max")
        where min is not null && max is not null && min > max
        select SettingsProblems.WrongValue(
            path,
            Of(item.question, "min")!.Place,
            $"service.smoke[{item.i}].min",
            Of(item.question, "min")!.Text,
            $"no more than max, which is {Of(item.question, "max")!.Text}",
            null
        );

    private static IEnumerable<(PlacedValue Value, int Index, IReadOnlyList<PlacedValue> All)> Items(PlacedValue root, string name) =>
        Of(root, name)?.Items is { } items ? items.Select((x, i) => (x, i, items)) : [];

    private IEnumerable<Problem> Upstreams((PlacedValue Value, int Index, IReadOnlyList<PlacedValue> All) item) => Upstreams(item.Value, item.Index, item.All);

    private static PlacedValue? Of(PlacedValue value, string name) => value.Members.FirstOrDefault(x => x.Name == name)?.Value;

    private static double? Number(PlacedValue value, string name) =>
        Of(value, name) is { Kind: JsonValueKind.Number } number ? double.Parse(number.Text, CultureInfo.InvariantCulture) : null;
}
