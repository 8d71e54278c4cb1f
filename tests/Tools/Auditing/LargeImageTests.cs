using Slipway.Core.Catalog;
using Slipway.Tests;
using Slipway.Tools.Auditing;
using Slipway.Tools.Benching;
using Slipway.Tools.Making;

namespace Slipway.Tools.Tests.Auditing;

/// <summary>
/// A whole audit beside plain unpacking of the same layers, of an image that a test can make; <c>bench/audit.md</c> has the figures of 5 GB. In seconds of processors: those of the clock are
/// also those of whatever else the machine does, as other rungs of these tests.
/// </summary>
[Collection(nameof(LargeImageTests))]
[CollectionDefinition(nameof(LargeImageTests), DisableParallelization = true)]
[Trait("Row", "F10")]
public sealed class LargeImageTests : IDisposable
{
    // 1.3 times one plain decompression by the clock are 2.6 times its work on two threads, of which the command's start and first use of code take a part that is not in here.
    private const double Most = 2.4;

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task An_audit_with_packages_rules_and_answer_is_less_than_2_4_times_the_work_of_plain_unpacking()
    {
        var (blobs, _) = await new SyntheticImage(Layers: 8, Files: 16_000, Bytes: 200_000_000).WriteAsync(_folder["image"], _folder["store"], default);
        var (audit, plain) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        // The first of each compiles what it runs; a processor that is shared is slower at times.
        for (var i = 0; i < 3 || (i < 12 && audit / plain > Most); i++)
        {
            audit = Least(audit, await WorkAsync(AuditAsync));
            plain = Least(plain, await WorkAsync(() => Task.FromResult(AuditBench.Unpack(blobs, threads: 1, CancellationToken.None))));
        }
        (audit / plain).ShouldBeLessThan(Most, $"{audit.TotalMilliseconds:0} ms for the audit, {plain.TotalMilliseconds:0} ms for plain unpacking");
    }

    public void Dispose() => _folder.Dispose();

    private async Task AuditAsync()
    {
        var answer = "";
        var request = new AuditRequest(
            _folder.Path,
            new Wish(Platform.Amd64) { Platforms = ["linux/amd64"] },
            [$"oci:{_folder["image"]}"],
            ImageProduct.Runtime,
            PlanFormat.Text,
            null
        );
        await new AuditRun(request, new SlipwayHome(_folder["home"]), x => answer = x, _ => { }).RunAsync(CancellationToken.None);
        answer.ShouldContain("8 layers");
    }

    private static async Task<TimeSpan> WorkAsync(Func<Task> action)
    {
        var before = Environment.CpuUsage.TotalTime;
        await action();
        return Environment.CpuUsage.TotalTime - before;
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
