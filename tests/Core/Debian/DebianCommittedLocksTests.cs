using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Requirements;
using Slipway.Tests;

namespace Slipway.Core.Tests.Debian;

/// <summary>The committed locks of the Debian upstream, as files.</summary>
[Trait("Row", "M2")]
[Trait("Row", "L2")]
public sealed class DebianCommittedLocksTests
{
    private static readonly string s_requirements = Path.Combine(Repository.Root, "requirements");

    public static TheoryData<string, string, string> Targets
    {
        get
        {
            var all = new TheoryData<string, string, string>();
            foreach (var (mode, backend) in ((string, string)[])[("minimal", "onnx"), ("recommended", "onnx"), ("minimal", "torch")])
            foreach (var platform in Platform.All)
                all.Add(mode, backend, platform.Architecture);
            return all;
        }
    }

    private static byte[]? Bytes(string name) => File.ReadAllBytes(Path.Combine(s_requirements, name));

    private static string Text(string name) => File.ReadAllText(Path.Combine(s_requirements, "locks", "debian", name));

    private static DebianTarget Target(string mode, string backend, string architecture) =>
        new(mode, backend, "cpu", Platform.All.Single(x => x.Architecture == architecture), DebianSuites.Trixie);

    [Theory]
    [MemberData(nameof(Targets))]
    public void Every_selection_that_is_served_has_locks_made_from_todays_requirements(string mode, string backend, string architecture)
    {
        var target = Target(mode, backend, architecture);
        var inputs = RequirementInputs.Read([$"{mode}-{backend}.in", "cpu.in"], Bytes).Without("debian-excludes.txt", Bytes);
        var wheels = LockReader.Read(Text(target.LockName), target.LockName);
        var debs = DebLockText.Read(Text(target.DebsName), target.DebsName);
        debs.Inputs.ShouldBe(inputs.Head);
        Text(target.LockName).ShouldContain($"\n# inputs: {inputs.Head}\n");
        inputs.Names.Except(wheels.Packages.Select(x => x.NormalizedName)).ShouldBeEmpty();
        var named = wheels.Packages.SelectMany(x => x.Debs).ToHashSet();
        debs.With(DebRoles.Wheel).Select(ConvertedWheel.NameOf).Order(StringComparer.Ordinal).ShouldBe(named.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("amd64")]
    [InlineData("arm64")]
    public void Recommended_adds_the_onnx_package_to_minimal_and_nothing_else(string architecture)
    {
        var minimal = Names(Target("minimal", "onnx", architecture));
        Names(Target("recommended", "onnx", architecture)).Except(minimal).ShouldBe(["onnx"]);
    }

    [Theory]
    [InlineData("amd64")]
    [InlineData("arm64")]
    public void Torch_brings_none_of_the_packages_that_only_its_tests_need(string architecture)
    {
        var target = Target("minimal", "torch", architecture);
        var names = Names(target);
        names.ShouldContain("torch");
        foreach (var tool in (string[])["hypothesis", "expecttest", "psutil", "requests", "setuptools"])
            names.ShouldNotContain(tool);
        DebLockText.Read(Text(target.DebsName), target.DebsName).Packages.Select(x => x.Package.Name).ShouldNotContain("libtorch-test");
    }

    [Theory]
    [InlineData("amd64")]
    [InlineData("arm64")]
    [Trait("Row", "R2")]
    public void Selections_share_every_wheel_that_both_have(string architecture)
    {
        var wheels = Platform
            .All.Where(x => x.Architecture == architecture)
            .SelectMany(_ => new[] { ("minimal", "onnx"), ("recommended", "onnx"), ("minimal", "torch") })
            .SelectMany(x => LockReader.Read(Text(Target(x.Item1, x.Item2, architecture).LockName), "lock").Packages);
        wheels.GroupBy(x => x.NormalizedName).Where(x => x.Select(y => y.Hash).Distinct().Count() > 1).Select(x => x.Key).ShouldBeEmpty();
    }

    private static List<string> Names(DebianTarget target) =>
        [.. LockReader.Read(Text(target.LockName), target.LockName).Packages.Select(x => x.NormalizedName)];
}
