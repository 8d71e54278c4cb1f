using Slipway.Core.Diagnostics;
using Slipway.Tests;
using Slipway.Tools.Processes;
using Slipway.Tools.Store;

namespace Slipway.Tools.Tests.Store;

[Trait("Row", "W4")]
public sealed class WheelExportTests : IDisposable
{
    private const string Other = "recommended.cpu.amd64.txt";
    private readonly TempFolder _folder = new();

    private ContentStore Store => new(_folder["store"]);

    private string Out => _folder["out"];

    [Fact]
    public void A_second_export_writes_nothing()
    {
        var text = LockedWheels.Small(Store, "alpha 1.0", "beta 2.0");
        var first = Export(text);
        (first.Added, first.Found).ShouldBe((4, 0));
        Files().ShouldBe(["README.txt", "SHA256SUMS", "alpha-1.0-py3-none-any.whl", "beta-2.0-py3-none-any.whl", LockedWheels.Name]);
        File.ReadAllBytes(Path.Combine(Out, LockedWheels.Name)).ShouldBe(text);
        var before = Times();
        var second = Export(text);
        (second.Added, second.Found, second.Bytes).ShouldBe((0, 4, 0));
        Times().ShouldBe(before);
    }

    [Fact]
    public async Task Its_checksums_are_those_that_sha256sum_checks()
    {
        Export(LockedWheels.Small(Store, "alpha 1.0", "beta 2.0"));
        var command = new Command("sha256sum", "-c", "SHA256SUMS") { WorkingDirectory = Out };
        (await ProcessRunner.RunAsync(command)).OrThrow().Output.Split('\n').Count(x => x.EndsWith(": OK", StringComparison.Ordinal)).ShouldBe(4);
    }

    [Fact]
    public void A_stale_wheel_goes_when_it_is_ours_and_stays_when_somebody_made_it()
    {
        Export(LockedWheels.Small(Store, "alpha 1.0", "beta 2.0", "gamma 3.0"));
        File.WriteAllText(Path.Combine(Out, "stranger-1.0-py3-none-any.whl"), "not ours");
        var changed = Path.Combine(Out, "gamma-3.0-py3-none-any.whl");
        File.Delete(changed);
        File.WriteAllText(changed, "changed by hand");
        var result = Export(LockedWheels.Small(Store, "alpha 1.1"));
        result.Removed.ShouldBe(["alpha-1.0-py3-none-any.whl", "beta-2.0-py3-none-any.whl"]);
        result.Left.ShouldBe(["gamma-3.0-py3-none-any.whl", "stranger-1.0-py3-none-any.whl"]);
        Files().Count(x => x.EndsWith(".whl", StringComparison.Ordinal)).ShouldBe(3);
    }

    [Fact]
    public void A_lock_that_was_exported_before_keeps_its_wheels_until_it_is_deleted()
    {
        var (first, second) = (LockedWheels.Small(Store, "alpha 1.0", "beta 2.0"), LockedWheels.Small(Store, "beta 2.0", "gamma 3.0"));
        Export(first);
        var added = Export(second, Other);
        (added.Removed.Count, added.Added).ShouldBe((0, 3));
        File.ReadAllText(Path.Combine(Out, "README.txt")).ShouldContain(LockedWheels.Name);
        File.Delete(Path.Combine(Out, LockedWheels.Name));
        Export(second, Other).Removed.ShouldBe(["alpha-1.0-py3-none-any.whl"]);
        Files().ShouldContain("beta-2.0-py3-none-any.whl");
    }

    [Fact]
    [Trait("Row", "X4")]
    public void Two_locks_with_two_files_of_one_name_are_refused_and_nothing_is_written()
    {
        Export(LockedWheels.Small(Store, "alpha 1.0"));
        var other = LockedWheels.Lock(
            Store,
            [("alpha-1.0-py3-none-any.whl", new WheelBuilder("alpha", "1.0").Add("alpha.py", "for another platform").Build())]
        );
        var before = Times();
        var problem = Should.Throw<SlipwayException>(() => Export(other, Other)).Problems.Single();
        (problem.Number, problem.Found).ShouldBe(("SLP162", $"{Out} has other files of the same name: alpha-1.0-py3-none-any.whl ({LockedWheels.Name})"));
        Times().ShouldBe(before);
    }

    [Fact]
    public void A_wheel_that_the_store_lacks_is_named_and_a_wheel_cut_short_is_written_again()
    {
        var text = LockedWheels.Small(Store, "alpha 1.0", "beta 2.0");
        var alpha = LockedWheels.Read(text).Find("alpha")!;
        File.Move(Store.PathOf(alpha.Hash), _folder["kept"]);
        Should.Throw<SlipwayException>(() => Export(text)).Problems.Single().Number.ShouldBe("SLP303");
        File.Move(_folder["kept"], Store.PathOf(alpha.Hash));
        Export(text);
        File.Delete(Path.Combine(Out, alpha.File));
        File.WriteAllText(Path.Combine(Out, alpha.File), "cut");
        Export(text).Added.ShouldBe(1);
        new FileInfo(Path.Combine(Out, alpha.File)).Length.ShouldBe(alpha.Size!.Value);
    }

    [Fact]
    public void What_is_no_folder_is_named()
    {
        File.WriteAllText(Out, "a file");
        Should.Throw<SlipwayException>(() => Export(LockedWheels.Small(Store, "alpha 1.0"))).Problems.Single().Number.ShouldBe("SLP164");
    }

    [Fact]
    [Trait("Row", "X1")]
    public async Task Killed_while_exporting_every_wheel_there_is_whole_and_the_next_export_completes_it()
    {
        var text = LockedWheels.Small(Store, [.. Enumerable.Range(0, 300).Select(x => $"package{x} 1.0")]);
        var (locked, expected) = (LockedWheels.Read(text), _folder["expected"]);
        File.WriteAllBytes(_folder[LockedWheels.Name], text);
        new WheelExport(Store).Write(expected, LockedWheels.Name, text);
        foreach (var moment in StoreProcess.Moments(20261123, 120))
        {
            await StoreProcess.KillAsync(moment, "export", _folder["store"], Out, _folder[LockedWheels.Name]);
            foreach (var wheel in Directory.Exists(Out) ? Directory.GetFiles(Out, "*.whl") : [])
                new FileInfo(wheel).Length.ShouldBe(locked.Packages.Single(x => x.File == Path.GetFileName(wheel)).Size!.Value);
        }
        await StoreProcess.SaysAsync("export", _folder["store"], Out, _folder[LockedWheels.Name]);
        Files().ShouldBe(Directory.GetFileSystemEntries(expected).Select(x => Path.GetFileName(x)).Order(StringComparer.Ordinal));
        File.ReadAllText(Path.Combine(Out, "SHA256SUMS")).ShouldBe(File.ReadAllText(Path.Combine(expected, "SHA256SUMS")));
    }

    public void Dispose() => _folder.Dispose();

    private WheelExportResult Export(byte[] text, string name = LockedWheels.Name) => new WheelExport(Store).Write(Out, name, text);

    private List<string> Files() => [.. Directory.GetFileSystemEntries(Out).Select(x => Path.GetFileName(x)).Order(StringComparer.Ordinal)];

    private List<string> Times() =>
        [.. new DirectoryInfo(Out).GetFiles().OrderBy(x => x.Name, StringComparer.Ordinal).Select(x => $"{x.Name} {x.Length} {x.LastWriteTimeUtc.Ticks}")];
}
