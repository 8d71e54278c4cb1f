namespace Slipway.Core.Diagnostics;

/// <summary>SLP45x and SLP46x: Debian mirrors, packages and what is made of them.</summary>
public static class DebianProblems
{
    /// <summary>SLP450: no mirror of Debian is known.</summary>
    /// <param name="searched">Where was looked.</param>
    public static Problem NoMirror(string searched) =>
        new(
            "SLP450",
            Family.Missing,
            $"no Debian mirror is known: {searched} names none",
            "the address of an archive that has dists/ and pool/",
            "set 'debian.mirrors' in slipway.json"
        );

    /// <summary>SLP451: a mirror did not answer, or not with what was asked.</summary>
    /// <param name="mirror">Its address.</param>
    /// <param name="reason">What happened.</param>
    public static Problem MirrorUnreachable(string mirror, string reason) =>
        new(
            "SLP451",
            Family.Missing,
            $"the Debian mirror {mirror} cannot be used: {reason}",
            "a mirror that answers",
            "check network and proxy (http_proxy), or set another mirror: 'debian.mirrors' in slipway.json"
        );

    /// <summary>SLP452: a package that the suites do not have.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="suites">The suites asked.</param>
    /// <param name="closest">A package that they have and that is named nearly so, or null.</param>
    public static Problem PackageMissing(string name, string suites, string? closest) =>
        new(
            "SLP452",
            Family.Missing,
            $"the package '{name}' is not in {suites}",
            closest is null ? "" : $"there is '{closest}'",
            "correct the name, or drop the requirement: a Debian upstream has only what the release has"
        );

    /// <summary>SLP453: packages cannot be installed together.</summary>
    /// <param name="suites">The suites asked.</param>
    /// <param name="lines">What apt says.</param>
    public static Problem NotInstallable(string suites, string lines) =>
        new(
            "SLP453",
            Family.Failed,
            $"{suites} cannot satisfy all dependencies:\n{Indent(lines)}",
            "a closure in which every dependency is met",
            "name other packages, or add the suite that has the missing ones"
        );

    /// <summary>The number of <see cref="PackageGone"/>: who may, resolves anew.</summary>
    public const string GoneNumber = "SLP454";

    /// <summary>SLP454: a locked package left the archive.</summary>
    /// <param name="file">Its path in the archive.</param>
    /// <param name="mirrors">Where was asked.</param>
    public static Problem PackageGone(string file, string mirrors) =>
        new(GoneNumber, Family.Drift, $"{file} is no longer on {mirrors}", "", "the release has moved on: make the locks again and look at the difference");

    /// <summary>SLP455: a .deb that is damaged or hostile.</summary>
    /// <param name="package">File or package.</param>
    /// <param name="reason">What is wrong with it.</param>
    public static Problem DamagedPackage(string package, string reason) =>
        new(
            "SLP455",
            Family.Failed,
            $"{package} is no proper Debian package: {reason}",
            "an archive as dpkg-deb makes it",
            "nothing of it was used; ask who runs the mirror"
        );

    /// <summary>SLP456: a package cannot become a wheel.</summary>
    /// <param name="distribution">Name of the Python distribution.</param>
    /// <param name="package">The package.</param>
    /// <param name="mistakes">All that is wrong.</param>
    public static Problem WheelRefused(string distribution, string package, IReadOnlyList<string> mistakes) =>
        new(
            "SLP456",
            Family.Failed,
            $"{package} cannot become the wheel of '{distribution}':\n{Indent(string.Join('\n', mistakes))}",
            "",
            "add a line to build/Core/Debian/DebianRecipes.cs that says what to do with it, and why; a patch is in DebianPatch.cs"
        );

    /// <summary>SLP457: shared libraries that no package of the closure has.</summary>
    /// <param name="missing">Library -> what needs it.</param>
    /// <param name="layer">The layer that was to be made.</param>
    public static Problem LibrariesUnresolved(IReadOnlyDictionary<string, string> missing, string layer) =>
        new(
            "SLP457",
            Family.Failed,
            $"shared libraries for the layer '{layer}' were not found:\n{Indent(string.Join('\n', missing.Select(x => $"{x.Key} (needed by {x.Value})")))}",
            "every DT_NEEDED name is in the base or in a package of the lock",
            "make the locks again; if it stays, name the package that has the library"
        );

    /// <summary>SLP458: a line of a package lock cannot be read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="line">Line number from 1.</param>
    /// <param name="found">The line.</param>
    /// <param name="allowed">What it may be.</param>
    public static Problem BadLockLine(string path, int line, string found, string allowed) =>
        new(
            "SLP458",
            Family.Usage,
            $"{path}:{line}: '{(found.Length > 120 ? found[..120] + "..." : found)}'",
            allowed,
            "locks are generated: make it again rather than edit it"
        );

    /// <summary>SLP459: a converted wheel has another digest than the lock says.</summary>
    /// <param name="file">The wheel.</param>
    /// <param name="expected">Locked digest.</param>
    /// <param name="found">Digest of what was made.</param>
    public static Problem WheelDiffers(string file, string expected, string found) =>
        new(
            "SLP459",
            Family.Drift,
            $"{file} made of the locked packages has digest {found}",
            expected,
            "the lock was made by another version of the conversion: make the locks again"
        );

    /// <summary>SLP460: a package with Python modules that belong to no distribution, or to several.</summary>
    /// <param name="package">The package.</param>
    /// <param name="found">The distributions found in it.</param>
    public static Problem NotOneDistribution(string package, IReadOnlyList<string> found) =>
        new(
            "SLP460",
            Family.Failed,
            $"{package} has Python modules {(found.Count == 0 ? "but no metadata of a distribution" : $"of several distributions: {string.Join(", ", found)}")}",
            "one distribution a package",
            "add a line to build/Core/Debian/DebianRecipes.cs that says which wheel its files belong to"
        );

    /// <summary>SLP461: a requirement led to a package that is another distribution.</summary>
    /// <param name="requirement">What was required.</param>
    /// <param name="package">The package taken for it.</param>
    /// <param name="found">The distribution that it has; empty for none.</param>
    public static Problem OtherDistribution(string requirement, string package, string found) =>
        new(
            "SLP461",
            Family.Usage,
            $"the requirement '{requirement}' was looked for in {package}, which has {(found.Length == 0 ? "no Python distribution" : $"'{found}'")}",
            "the package that has this distribution",
            "add the right name to build/Core/Debian/DebianNames.cs"
        );

    /// <summary>SLP462: base and wheels are not of one release.</summary>
    /// <param name="what">What differs.</param>
    /// <param name="found">The base's.</param>
    /// <param name="expected">The lock's.</param>
    public static Problem OtherRelease(string what, string found, string expected) =>
        new(
            "SLP462",
            Family.Failed,
            $"the base's {what} is '{found}'",
            $"'{expected}', as the locked wheels need it",
            "make base and wheels from one lock: compiled wheels of Debian run on their own release only"
        );

    /// <summary>SLP463: the keys that sign the archive are not on this machine, or are not the ones that signed it.</summary>
    /// <param name="keyring">The file of keys.</param>
    /// <param name="reason">What is wrong.</param>
    public static Problem NotSigned(string keyring, string reason) =>
        new(
            "SLP463",
            Family.Missing,
            $"the archive's signature cannot be checked with {keyring}: {reason}",
            "the keys of the release",
            "install a current debian-archive-keyring, or name a file of keys: 'debian.keyring' in slipway.json"
        );

    private static string Indent(string text) => string.Join('\n', text.TrimEnd().Split('\n').Select(line => "         | " + line));
}
