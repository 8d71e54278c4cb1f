using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Core.Planning;
using Slipway.Tools.PythonIndex;
using Slipway.Tools.Store;

namespace Slipway.Tools.Making;

/// <summary>What Wheelhouse does with the wheels once they are in the store: a folder, or an index, where that was asked for.</summary>
internal sealed class WheelDelivery(Workbench bench)
{
    private const string Target = "Wheelhouse";

    private bool IsAsked => bench.Request.Products.Contains(Target);

    /// <summary>Refuses what cannot be done, before anything is done.</summary>
    /// <exception cref="SlipwayException">SLP161, SLP163.</exception>
    public void Check()
    {
        if (!IsAsked)
            return;
        List<Problem> problems = [];
        var others = bench.Request.Products.Where(x => x != Target).Order(StringComparer.Ordinal).ToList();
        foreach (var (option, isGiven) in new[] { ("--output", bench.Request.Output is not null), ("--serve", bench.Request.Serve is not null) })
        {
            if (isGiven && others.Count > 0)
                problems.Add(WheelhouseProblems.OnItsOwn(option, others));
        }
        if (bench.Request.Serve is { Length: > 0 } text && ListenAddress.TryParse(text) is null)
            problems.Add(WheelhouseProblems.NotAnAddress(text));
        if (problems.Count > 0)
            throw new SlipwayException(problems);
    }

    /// <summary>Exports and serves, as asked for.</summary>
    /// <exception cref="SlipwayException">SLP162, SLP164, SLP302, SLP303, SLP524.</exception>
    public async Task DeliverAsync(BuildPlan plan, CancellationToken cancellation)
    {
        if (!IsAsked || (bench.Request.Output is null && bench.Request.Serve is null))
            return;
        var folder = new LockFolder(bench.Request.Root, bench.Request.Requirements);
        var jobs = LockJob.For(plan.Inputs.Selection);
        if (bench.Request.Output is { } output)
            foreach (var job in jobs)
                Export(Path.Combine(bench.Request.Root, output, PartOf(job, jobs)), folder, job, plan, cancellation);
        if (bench.Request.Serve is { } serve)
            await ServeAsync(serve.Length > 0 ? ListenAddress.TryParse(serve)! : ListenAddress.Default, folder, jobs, plan, cancellation);
    }

    /// <summary>Wheels of two platforms can have one name, so each platform has a place of its own.</summary>
    private static string PartOf(LockJob job, IReadOnlyList<LockJob> jobs) => jobs.Count == 1 ? "" : job.Name.Architecture;

    private void Export(string path, LockFolder folder, LockJob job, BuildPlan plan, CancellationToken cancellation)
    {
        var result = new WheelExport(bench.Store).Write(path, job.Name.ToString(), Text(folder, job, plan), cancellation);
        bench.Say($"Wheelhouse: {path}: {result.Added} files added, {result.Found} found ({job.Name})");
        if (result.Removed.Count > 0)
            bench.Say($"Wheelhouse: removed, no lock in the folder names them any more: {string.Join(", ", result.Removed)}");
        if (result.Left.Count > 0)
            bench.Say($"Wheelhouse: left alone, no export wrote them as they are: {string.Join(", ", result.Left)}");
    }

    /// <summary>The bytes of the lock; where it has source archives, a lock of the wheels that were compiled from them: whoever installs from it has no compiler.</summary>
    private byte[] Text(LockFolder folder, LockJob job, BuildPlan plan)
    {
        var read = folder.Lock(job)!;
        return read.Packages.Any(x => x.IsSdist) ? System.Text.Encoding.UTF8.GetBytes(LockWriter.Write(WithWheels(read, job, plan))) : folder.Read(job.Path)!;
    }

    private LockFile WithWheels(LockFile read, LockJob job, BuildPlan plan)
    {
        var platform = plan.Inputs.Platforms.First(x => x.Platform.Architecture == job.Name.Architecture).Platform;
        return read with { Packages = [.. read.Packages.Select(x => bench.Compiled.Of(platform, x))] };
    }

    private async Task ServeAsync(ListenAddress address, LockFolder folder, IReadOnlyList<LockJob> jobs, BuildPlan plan, CancellationToken cancellation)
    {
        var indexes = jobs.ToDictionary(
            x => PartOf(x, jobs),
            x => (IServedIndex)new StoreIndex(WithWheels(folder.Lock(x)!, x, plan), bench.Store),
            StringComparer.Ordinal
        );
        using var index = new LocalIndex(indexes, bench.Store, address);
        bench.Settle();
        foreach (var job in jobs)
        {
            var place = index.AddressOf(PartOf(job, jobs));
            bench.Say($"Wheelhouse: {indexes[PartOf(job, jobs)].Projects.Count} packages of {job.Name} at {place}");
            bench.Say($"  pip install --index-url {place} --require-hashes -r {folder.Shown(job.Path)}");
        }
        bench.Say(
            address.IsLoopback ? "Wheelhouse: serving until Ctrl+C" : $"Wheelhouse: serving until Ctrl+C to everybody who reaches {address}, without a password"
        );
        await Task.Delay(Timeout.Infinite, cancellation)
            .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
