using Slipway.Tests;
using Slipway.Tools.Store;

namespace Slipway.Tools.Tests.Store;

[Trait("Row", "X1")]
public sealed class TemporaryFilesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private ContentStore Store => new(_folder.Path);

    [Fact]
    public void What_a_dead_process_left_is_deleted()
    {
        var left = Leave(int.MaxValue);
        TemporaryFiles.Sweep(Store).ShouldBe(1);
        File.Exists(left).ShouldBeFalse();
    }

    [Fact]
    public void What_a_living_process_writes_stays()
    {
        var mine = Store.NewTemporaryFile();
        File.WriteAllText(mine, "x");
        var parents = Leave(1);
        TemporaryFiles.Sweep(Store).ShouldBe(0);
        File.Exists(mine).ShouldBeTrue();
        File.Exists(parents).ShouldBeTrue();
    }

    [Fact]
    public void A_file_older_than_the_process_that_has_its_number_now_is_deleted()
    {
        var left = Leave(1);
        File.SetLastWriteTimeUtc(left, DateTime.UtcNow.AddYears(-20));
        TemporaryFiles.Sweep(Store).ShouldBe(1);
    }

    [Fact]
    public void A_file_that_somebody_holds_open_stays_though_its_process_is_not_seen_from_here()
    {
        var held = Leave(int.MaxValue);
        using (new FileStream(held, FileMode.Open, FileAccess.Write, FileShare.None))
            TemporaryFiles.Sweep(Store).ShouldBe(0);
        TemporaryFiles.Sweep(Store).ShouldBe(1);
    }

    public void Dispose() => _folder.Dispose();

    private string Leave(int process)
    {
        Directory.CreateDirectory(_folder["tmp"]);
        var path = _folder["tmp", $"{process}-{Guid.NewGuid():n}"];
        File.WriteAllText(path, "half");
        return path;
    }
}
