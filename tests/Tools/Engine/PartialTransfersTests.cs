using Slipway.Tests;
using Slipway.Tools.Engine;

namespace Slipway.Tools.Tests.Engine;

[Trait("Row", "X3")]
public sealed class PartialTransfersTests : IDisposable
{
    private readonly TempFolder _home = new();

    [Fact]
    public void What_came_in_part_is_forgotten_and_what_still_comes_stays()
    {
        var ingests = _home["engine", "data", "containerd", "io.containerd.content.v1.content", "ingest"];
        foreach (var name in (string[])["old", "new"])
        {
            Directory.CreateDirectory(Path.Combine(ingests, name));
            File.WriteAllText(Path.Combine(ingests, name, "data"), "half");
        }
        File.SetLastWriteTimeUtc(Path.Combine(ingests, "old", "data"), DateTime.UtcNow.AddMinutes(-1));
        File.SetLastWriteTimeUtc(Path.Combine(ingests, "new", "data"), DateTime.UtcNow.AddMinutes(1));

        PartialTransfers.Remove(new EngineFolders(new SlipwayHome(_home.Path))).ShouldBe(1);

        Directory.GetDirectories(ingests).Select(x => Path.GetFileName(x)!).ShouldBe(["new"]);
        PartialTransfers.AreTold(["failed to copy: unsupported offset"]).ShouldBeTrue();
        PartialTransfers.AreTold(["exit code: 1"]).ShouldBeFalse();
        PartialTransfers.Remove(new EngineFolders(new SlipwayHome(_home["none"]))).ShouldBe(0);
    }

    public void Dispose() => _home.Dispose();
}
