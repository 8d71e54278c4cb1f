namespace Slipway.Core.Diagnostics;

/// <summary>SLP32x: native components.</summary>
public static class ComponentProblems
{
    /// <summary>SLP320: a component that nobody knows.</summary>
    /// <param name="name">The name.</param>
    /// <param name="where">Who names it.</param>
    /// <param name="known">Names that there are.</param>
    public static Problem Unknown(string name, string where, IEnumerable<string> known)
    {
        var names = known.Order(StringComparer.Ordinal).ToList();
        return new(
            "SLP320",
            Family.Usage,
            $"{where}: there is no component '{name}'" + (Closest.To(name, names) is { } near ? $"; did you mean '{near}'?" : ""),
            string.Join(", ", names),
            "correct the name, or add the component to components.json"
        );
    }

    /// <summary>SLP321: components that need each other.</summary>
    /// <param name="cycle">Their names; the first stands at the end again.</param>
    /// <param name="file">The file.</param>
    public static Problem Cycle(IReadOnlyList<string> cycle, string file) =>
        new(
            "SLP321",
            Family.Usage,
            $"{file}: components need each other: {string.Join(" -> ", cycle)}",
            "needs that end somewhere",
            "remove one of these needs: none of them could be compiled first"
        );

    /// <summary>SLP322: a component that changes rarely needs one that changes with every commit.</summary>
    /// <param name="name">The component.</param>
    /// <param name="need">What it needs.</param>
    /// <param name="file">The file.</param>
    public static Problem RareNeedsCommit(string name, string need, string file) =>
        new(
            "SLP322",
            Family.Usage,
            $"{file}: {name} is of tier rare and needs {need} of tier commit",
            "rare components that need rare ones",
            $"give {name} the tier commit: it would be compiled anew with every commit anyway"
        );

    /// <summary>SLP323: two components of one name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="file">The file.</param>
    public static Problem Twice(string name, string file) =>
        new("SLP323", Family.Usage, $"{file}: there are two components '{name}'", "each name once", "rename or remove one of them");

    /// <summary>SLP324: a component without a source for the upstream.</summary>
    /// <param name="name">The component.</param>
    /// <param name="upstream">The upstream.</param>
    /// <param name="has">Upstreams that it has one for.</param>
    public static Problem NoSource(string name, string upstream, IEnumerable<string> has) =>
        new(
            "SLP324",
            Family.Usage,
            $"component {name} has no source for upstream {upstream}",
            $"an upstream of {string.Join(", ", has.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}",
            $"add a source to components.json, or build it from a folder with --override {name}=DIR"
        );

    /// <summary>SLP325: a source without a checksum.</summary>
    /// <param name="name">The component.</param>
    /// <param name="version">Its version.</param>
    /// <param name="address">Where its source is.</param>
    /// <param name="pinnedBy">What its entry says of the checksum.</param>
    public static Problem NotPinned(string name, string version, string address, string pinnedBy) =>
        new(
            "SLP325",
            Family.Usage,
            $"component {name} {version} has no checksum ({pinnedBy}): {address}",
            "a source whose sha256 is written down",
            $"fetch it, check it against what its makers publish, write its sha256 into components.json; or build it from a folder with --override {name}=DIR"
        );

    /// <summary>SLP326: an override that is no pair of a name and a folder.</summary>
    /// <param name="text">What was typed.</param>
    public static Problem OverrideUnreadable(string text) =>
        new("SLP326", Family.Usage, $"--override '{text}'", "NAME=DIR, each name once", "such as --override hwloc=../hwloc");

    /// <summary>SLP327: an override of a component that is not compiled.</summary>
    /// <param name="name">The component.</param>
    /// <param name="compiled">Those that are.</param>
    public static Problem OverrideUnused(string name, IReadOnlyList<string> compiled) =>
        new(
            "SLP327",
            Family.Usage,
            $"--override {name}: the service takes no such component",
            compiled.Count == 0 ? "a service with components" : string.Join(", ", compiled),
            $"add '{name}' to service.components in slipway.json, or leave the option out"
        );

    /// <summary>SLP328: the folder of an override does not hold the source.</summary>
    /// <param name="name">The component.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="isThere">Whether there is such a folder.</param>
    /// <param name="files">Files of which one must be there; empty for any.</param>
    public static Problem OverrideWithoutSource(string name, string folder, bool isThere, IReadOnlyList<string> files) =>
        new(
            "SLP328",
            Family.Usage,
            $"--override {name}: {folder} {(isThere ? "holds no source of it" : "is no folder")}",
            files.Count == 0 ? "a folder with files" : $"a folder with {string.Join(" or ", files)}",
            "name the top folder of its source"
        );

    /// <summary>SLP329: a component that left nothing.</summary>
    /// <param name="name">The component.</param>
    /// <param name="platform">The platform.</param>
    public static Problem NothingMade(string name, string platform) =>
        new("SLP329", Family.Failed, $"component {name} for {platform} was compiled and installed no file", "", "look at its flags in components.json");

    /// <summary>SLP587: the source of a component is not what its checksum says.</summary>
    /// <param name="name">The component.</param>
    /// <param name="version">Its version.</param>
    /// <param name="found">What came, with its digest.</param>
    /// <param name="pinned">The digest that is written down.</param>
    /// <param name="pinnedBy">Who wrote it down first.</param>
    public static Problem OtherSource(string name, string version, string found, string pinned, string pinnedBy) =>
        new(
            "SLP587",
            Family.Failed,
            $"the source of component {name} {version} is not the one that components.json pins: {found}",
            $"{pinned} (pinned by: {pinnedBy})",
            $"nothing of it was kept. Ask whoever serves it; where its makers published it anew, check it against what they say and write its sha256 into components.json; or build it from a folder with --override {name}=DIR"
        );

    /// <summary>SLP586: components in a folder for plain Docker.</summary>
    /// <param name="names">The components.</param>
    /// <param name="upstream">The upstream.</param>
    public static Problem NotRendered(IEnumerable<string> names, string upstream) =>
        new(
            "SLP586",
            Family.Usage,
            $"Render for upstream {upstream} writes no components yet: {string.Join(", ", names)}",
            "a service without service.components",
            "build the image with Runtime, or leave service.components out"
        );
}
