using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Wheels;
using Slipway.Tests;

namespace Slipway.Tools.Tests.Wheels;

/// <summary>Wheels that an installer and our layout both get.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
internal static class ComparedWheels
{
    internal static readonly VenvPaths Venv = VenvPaths.Of(13);

    /// <summary>Wheels in the repository.</summary>
    internal static IEnumerable<string> Committed =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests/data/wheels"), "*.whl").Order(StringComparer.Ordinal);

    /// <summary>A folder of wheels for CPython 3.13: the one that SLIPWAY_TEST_WHEELS names, else the files of the index beside the checkout; null where there is neither.</summary>
    internal static string? Folder =>
        Environment.GetEnvironmentVariable("SLIPWAY_TEST_WHEELS") is { Length: > 0 } named ? named
        : UvFixture.Bundle is { } bundle ? Path.Combine(bundle, "files")
        : null;

    /// <summary>All wheels of that folder; skips the test where there is none.</summary>
    internal static List<string> NeedFolder()
    {
        Needs.That(
            Folder is not null,
            "needs a folder of wheels for CPython 3.13: SLIPWAY_TEST_WHEELS, or the index of real wheels (SLIPWAY_TEST_INDEX or ../shared/data/index)"
        );
        return [.. Directory.GetFiles(Folder!, "*.whl").Order(StringComparer.Ordinal)];
    }

    /// <summary>Wheels a machine at a time, each project once a round; a wheel that fits both machines is laid out the same on both, and comes once.</summary>
    internal static IEnumerable<(string Machine, List<string> Wheels)> Rounds(IReadOnlyList<string> wheels) =>
        Of([.. wheels.Where(path => Fits(path, "x86_64"))])
            .Select(round => ("x86_64", round))
            .Concat(Of([.. wheels.Where(path => Fits(path, "aarch64") && !Fits(path, "x86_64"))]).Select(round => ("aarch64", round)));

    /// <summary>Wheels in as few environments as there are versions of one project.</summary>
    internal static List<List<string>> Of(IEnumerable<string> wheels)
    {
        var rounds = new List<List<string>>();
        foreach (var project in wheels.GroupBy(path => WheelFileName.Parse(Path.GetFileName(path)).Name))
        foreach (var (path, round) in project.Select((path, round) => (path, round)))
        {
            if (round == rounds.Count)
                rounds.Add([]);
            rounds[round].Add(path);
        }
        return rounds;
    }

    internal static bool Fits(string path, string machine) =>
        WheelTags.For(new WheelTarget(13, machine, Libc.Glibc(2, 41))).Rank(WheelFileName.Parse(Path.GetFileName(path))) is not null;

    internal static LaidOutWheel Layout(string path, LayoutRules rules) =>
        WheelLayout.Of(WheelArchive.Open(Path.GetFileName(path), () => File.OpenRead(path)), Venv, rules);

    internal static LockFile LockOf(IEnumerable<string> wheels, string machine)
    {
        var target = LockTarget.TryParse($"mode=minimal device=cpu platform=linux/{(machine == "x86_64" ? "amd64" : "arm64")} python=3.13 manylinux=2_41")!;
        var packages = wheels.Select(path =>
        {
            var name = WheelFileName.Parse(Path.GetFileName(path));
            var bytes = File.ReadAllBytes(path);
            return new LockedPackage(name.Name, name.Version.ToString(), Digest.Of(bytes), name.Text, bytes.Length, [LockedPackage.Root], false, []);
        });
        var lockFile = LockWriter.Sorted(LockHead.Of(target, Digest.Of(""), ["minimal.in"], "test"), packages);
        return LockReader.Read(LockWriter.Write(lockFile), "lock.txt");
    }

    /// <summary>Puts wheels and the lock that names them into a root, where an installer finds them.</summary>
    internal static async Task OfferAsync(PythonCopy root, IReadOnlyList<string> wheels, string machine)
    {
        Directory.CreateDirectory(root["/tmp/wheels"]);
        foreach (var wheel in wheels)
            File.Copy(wheel, root[$"/tmp/wheels/{Path.GetFileName(wheel)}"]);
        await File.WriteAllTextAsync(root["/tmp/lock.txt"], LockWriter.Write(LockOf(wheels, machine)));
    }
}
