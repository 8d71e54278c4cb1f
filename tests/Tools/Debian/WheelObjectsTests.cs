using System.Runtime.InteropServices;
using Slipway.Core.Images;
using Slipway.Tests;
using Slipway.Tools.Debian;
using Slipway.Tools.Store;

namespace Slipway.Tools.Tests.Debian;

/// <summary>What the shared objects of a wheel need is read once in the life of a store.</summary>
[Trait("Row", "W1")]
public sealed class WheelObjectsTests : IDisposable
{
    private static readonly byte[] s_native = File.ReadAllBytes(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "libSystem.Native.so"));

    private readonly TempFolder _folder = new();
    private readonly WheelBuilder _wheel = new WheelBuilder("native", "1.0", "cp313-cp313-linux_x86_64")
        .Add("native/core.so", s_native)
        .Add("native/script.so", "GROUP ( libm.so.6 )\n");

    private ContentStore Store => new(_folder.Path);

    [Fact]
    public void It_is_remembered_by_the_wheel_s_digest_and_the_wheel_is_not_opened_again()
    {
        var digest = Store.Add(_wheel.Build());
        var first = Of(_wheel.FileName, digest);
        first.Select(x => x.Name).ShouldBe([$"{_wheel.FileName}: native/core.so", $"{_wheel.FileName}: native/script.so"]);
        first[0].Needed.ShouldContain("libc.so.6");
        (first[1].Machine, first[1].Needed.Count).ShouldBe((null, 0));

        File.Delete(Store.PathOf(digest));
        Of("other-1.0-cp313-cp313-linux_x86_64.whl", digest)
            .Select(x => (x.Machine, string.Join(' ', x.Needed)))
            .ShouldBe(first.Select(x => (x.Machine, string.Join(' ', x.Needed))));
    }

    [Fact]
    public void A_memory_that_is_damaged_counts_as_none()
    {
        var digest = Store.Add(_wheel.Build());
        var first = Of(_wheel.FileName, digest);
        File.AppendAllText(Path.Combine(_folder.Path, "keys", "needs", digest.Hex), "x");
        Of(_wheel.FileName, digest)[0].Needed.ShouldBe(first[0].Needed);
    }

    private IReadOnlyList<Core.Debian.ElfSource> Of(string file, Digest digest) => [.. new WheelObjects(Store).Of(file, digest)];

    public void Dispose() => _folder.Dispose();
}
