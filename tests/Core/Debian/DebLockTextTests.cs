using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Tests;

namespace Slipway.Core.Tests.Debian;

[Trait("Row", "L1")]
public sealed class DebLockTextTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "requirements/locks/debian");

    [Theory]
    [InlineData("minimal-onnx.cpu.amd64")]
    [InlineData("minimal-onnx.cpu.arm64")]
    public void The_committed_locks_are_read_and_written_byte_for_byte(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, $"{name}.debs.txt"));
        var debs = DebLockText.Read(text, name);
        DebLockText.Write(debs).ShouldBe(text);
        var wheels = File.ReadAllText(Path.Combine(Folder, $"{name}.txt"));
        WheelLockText.Write(debs, WheelLockText.Read(wheels, name)).ShouldBe(wheels);
    }

    [Theory]
    [InlineData("minimal-onnx.cpu.amd64")]
    [InlineData("minimal-onnx.cpu.arm64")]
    public void Every_package_that_a_committed_wheel_names_is_pinned_with_role_wheel(string name)
    {
        var debs = DebLockText.Read(File.ReadAllText(Path.Combine(Folder, $"{name}.debs.txt")), name);
        var wheels = WheelLockText.Read(File.ReadAllText(Path.Combine(Folder, $"{name}.txt")), name);
        wheels
            .SelectMany(w => w.Debs)
            .Order(StringComparer.Ordinal)
            .ShouldBe(debs.With(DebRoles.Wheel).Select(ConvertedWheel.NameOf).Order(StringComparer.Ordinal));
    }

    [Fact]
    [Trait("Row", "U2")]
    public void All_mistakes_are_reported_together_with_their_lines()
    {
        var digest = new string('a', 64);
        var text =
            "# slipway-debs 1\n# target: t\n# suite: trixie\n# snapshot: s\n"
            + $"a=1 amd64 sha256:{digest} 1 pool/a.deb base\n"
            + "b=1 amd64 sha256:short 1 pool/b.deb base\n"
            + $"a=2 amd64 sha256:{digest} 1 pool/a2.deb wheel\n"
            + $"c=1 amd64 sha256:{digest} 1 pool/../../etc/c.deb base\n"
            + $"d=1 amd64 sha256:{digest} 1 pool/d.deb kernel\n"
            + $"a=1 arm64 sha256:{digest} 1 pool/a3.deb toolchain\n";
        var found = Should.Throw<SlipwayException>(() => DebLockText.Read(text, "x.debs.txt"));
        found
            .Problems.Select(p => p.Found.Split('\'')[0].Trim())
            .ShouldBe(["x.debs.txt:6:", "x.debs.txt:7:", "x.debs.txt:8:", "x.debs.txt:9:", "x.debs.txt:1:"]);
        found.Problems.ShouldAllBe(p => p.Number == "SLP458" && p.Fix.Length > 0);
        found.ExitCode.ShouldBe(2);
    }

    [Fact]
    [Trait("Row", "X4")]
    public void No_damaged_lock_gives_anything_but_numbered_problems()
    {
        var text = File.ReadAllText(Path.Combine(Folder, "minimal-onnx.cpu.amd64.debs.txt"));
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var characters = text.ToCharArray();
            for (var n = 0; n < 5; n++)
                characters[random.Next(characters.Length)] = (char)random.Next(1, 256);
            try
            {
                DebLockText.Read(new string(characters), "x");
            }
            catch (SlipwayException e)
            {
                e.Problems.ShouldAllBe(p => p.Number == "SLP458");
            }
        }
    }

    [Fact]
    public void A_difference_names_what_came_went_and_changed()
    {
        DebLock Lock(params (string Name, string Version, DebRoles Roles)[] packages) =>
            new("t", "trixie", "s", "i", [.. packages.Select(p => new LockedDeb(TinyDeb.Package(p.Name, p.Version), p.Roles))]);
        LockDifference
            .Of(
                Lock(("a", "1", DebRoles.Base), ("b", "1", DebRoles.Wheel), ("c", "1", DebRoles.Base)),
                Lock(("a", "2", DebRoles.Base), ("c", "1", DebRoles.Base | DebRoles.Syslib), ("d", "1", DebRoles.Base))
            )
            .ShouldBe(["  a 1 -> 2 (Base)", "- b 1 (Wheel)", "  c 1: was Base, is Base, Syslib", "+ d 1 (Base)"]);
    }
}
