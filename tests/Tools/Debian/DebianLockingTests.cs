using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks.Requirements;
using Slipway.Tools.Debian;

namespace Slipway.Tools.Tests.Debian;

/// <summary>Locks made from requirements by apt, of the real packages.</summary>
public sealed class DebianLockingTests(RealMirror mirror) : IClassFixture<RealMirror>
{
    [Fact]
    [Trait("Row", "L1")]
    public async Task Locking_derives_the_closure_of_distributions_from_the_packages()
    {
        var inputs = RequirementInputs.Read(["x.in"], _ => "starlette>=0.1\npython-multipart\nnobody; python_version < \"3\"\n"u8.ToArray());
        using var fetcher = new DebFetcher(mirror.Archive);
        var locks = await new DebianLocking(new AptResolver(mirror.Home, mirror.Archive), fetcher, mirror.Store).ResolveAsync(
            inputs,
            RealMirror.Target(Platform.Arm64),
            TimeSpan.FromDays(1)
        );
        locks
            .Wheels.Select(w => $"{w.Name} via {string.Join(", ", w.Parents)}")
            .ShouldBe([
                "anyio via starlette",
                "exceptiongroup via anyio",
                "idna via anyio",
                "python-multipart via root",
                "sniffio via anyio",
                "starlette via root",
            ]);
        locks.WheelsText.ShouldStartWith(
            $"# slipway-lock 1\n# target: mode=minimal backend=onnx device=cpu platform=linux/arm64 python=3.13 suite=trixie\n# inputs: {inputs.Digest}  x.in\n# resolver: apt trixie 13."
        );
        locks.Debs.With(DebRoles.Syslib).ShouldBeEmpty();
        locks.Debs.With(DebRoles.Base).Select(p => p.Name).ShouldBe(RealMirror.Debs(Platform.Arm64).With(DebRoles.Base).Select(p => p.Name));
    }

    [Fact]
    [Trait("Row", "U2")]
    public async Task A_requirement_whose_package_is_another_distribution_is_refused()
    {
        var inputs = RequirementInputs.Read(["x.in"], _ => "dateutil\n"u8.ToArray());
        using var fetcher = new DebFetcher(mirror.Archive);
        var locking = new DebianLocking(new AptResolver(mirror.Home, mirror.Archive), fetcher, mirror.Store);
        var problem = (
            await Should.ThrowAsync<SlipwayException>(() => locking.ResolveAsync(inputs, RealMirror.Target(Platform.Amd64), TimeSpan.FromDays(1)))
        ).Problems.Single();
        problem.Number.ShouldBe("SLP461");
        problem.Found.ShouldBe("the requirement 'dateutil' was looked for in python3-dateutil, which has 'python-dateutil'");
    }

    [Fact]
    [Trait("Row", "L4")]
    public async Task A_requirement_that_the_suite_does_not_meet_is_refused_with_its_line()
    {
        var inputs = RequirementInputs.Read(["x.in"], _ => "# here\nidna>=99\n"u8.ToArray());
        using var fetcher = new DebFetcher(mirror.Archive);
        var locking = new DebianLocking(new AptResolver(mirror.Home, mirror.Archive), fetcher, mirror.Store);
        var problem = (
            await Should.ThrowAsync<SlipwayException>(() => locking.ResolveAsync(inputs, RealMirror.Target(Platform.Amd64), TimeSpan.FromDays(1)))
        ).Problems.Single();
        problem.Number.ShouldBe("SLP246");
        problem.Found.ShouldMatch("^x.in:2: 'idna>=99' does not take idna 3\\.[0-9]+, which suite trixie has$");
    }
}
