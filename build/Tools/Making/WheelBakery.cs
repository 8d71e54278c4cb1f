using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Doctor;
using Slipway.Core.Planning;
using Slipway.Core.Rendering;
using Slipway.Tools.Docker;
using Slipway.Tools.Doctor;
using Slipway.Tools.Engine;

namespace Slipway.Tools.Making;

/// <summary>Compiles wheels in the engine: several targets in one bake, no more at a time than memory allows. One that fails does not keep the others from being made.</summary>
internal sealed class WheelBakery(Workbench bench)
{
    /// <exception cref="SlipwayException">SLP575 to SLP583: of all wheels that failed, together. What was made is kept.</exception>
    public async Task<CompileResult> BakeAsync(BuildPlan plan, IReadOnlyList<CompilePlan> wheels, CancellationToken cancellation)
    {
        var scratch = Path.Combine(bench.Scratch, $"compile-{Environment.ProcessId}");
        try
        {
            Directory.CreateDirectory(scratch);
            BakeContext.Write(bench, plan.Inputs, scratch);
            var engine = await bench.Engines.RequireAsync(cancellation);
            await new ToolchainImage(bench).LayOutAsync(plan, scratch, cancellation);
            foreach (var parts in CompileBake.PartsOf(wheels))
                await new ToolchainImage(bench).LayOutAsync(plan.Inputs, parts, scratch, cancellation);
            foreach (var wheel in wheels)
                CompileContext.Write(bench, wheel, scratch);
            var (cores, width) = Limits(
                MemoryProbe.Look(),
                wheels.Any(x => x.Build.Settings.Uses.Contains(CudaToolkit.Use)) ? CompileJob.Nvcc : CompileJob.Cxx
            );
            var (result, problems) = (CompileResult.None, new List<Problem>());
            foreach (var batch in wheels.Chunk(width))
                result = Sum(
                    result,
                    await BakeBatchAsync(plan, engine, [.. batch], scratch, Math.Max(1, cores / Math.Min(batch.Length, cores)), problems, cancellation)
                );
            bench.CompilerCache.Tell();
            return problems.Count > 0 ? throw new SlipwayException(problems) : result;
        }
        finally
        {
            if (Directory.Exists(scratch))
                Directory.Delete(scratch, recursive: true);
        }
    }

    private static (int Cores, int Width) Limits(MemoryFacts memory, CompileJob job) =>
        (memory.UsableCores, Core.Doctor.Jobs.For(2 * memory.UsableCores, memory.Usable, job));

    /// <summary>BuildKit ends all targets when one fails: the others are baked again, from the compiler cache as far as they had come.</summary>
    private async Task<CompileResult> BakeBatchAsync(
        BuildPlan plan,
        FoundEngine engine,
        List<CompilePlan> left,
        string scratch,
        int jobs,
        List<Problem> problems,
        CancellationToken cancellation
    )
    {
        var result = CompileResult.None;
        var buildx = Buildx.Of(engine, bench.Request.Builder, bench.Home);
        var file = Path.Combine(scratch, "compile.json");
        while (left.Count > 0)
        {
            BakeTarget[] targets = [BackendBake.Targets(plan, scratch)[0], .. bench.CompilerCache.Give(CompileBake.Targets(left, scratch, jobs))];
            await File.WriteAllTextAsync(file, BakeFile.Render(targets), cancellation);
            var log = new CompileLog(bench.Home, left);
            var request = bench.CompilerCache.Give(new BakeRequest(file, [.. left.Select(CompileBake.TargetOf)]));
            void Heard(string line)
            {
                log.Read(line);
                bench.CompilerCache.Hear(line);
            }
            try
            {
                var baked = await buildx.BakeAsync(request, Heard, bench.Progress.Told, cancellation);
                var steps = baked.Steps.Where(x => x.IsBuild).ToList();
                result = Sum(result, new CompileResult(0, 0, 0, steps.Count(x => !x.Cached), steps.Count(x => x.Cached), 0, 0));
                foreach (var wheel in left)
                    result = Sum(result, CompileOutput.Take(bench, wheel, CompileBake.ExportOf(scratch, wheel), problems));
                return result;
            }
            catch (SlipwayException e) when (e.Problems.All(x => x.Number == "SLP510") && (left.Count > 1 || log.Failures(e).Count > 0))
            {
                var failed = log.Failures(e);
                // What a step said last can be lost when BuildKit ends the others: then each is asked for by itself.
                if (failed.Count == 0)
                {
                    foreach (var wheel in left)
                        result = Sum(result, await BakeBatchAsync(plan, engine, [wheel], scratch, jobs, problems, cancellation));
                    return result;
                }
                problems.AddRange(failed.Select(x => x.Problem));
                left.RemoveAll(x => failed.Any(y => y.Wheel.Key == x.Key));
            }
        }
        return result;
    }

    private static CompileResult Sum(CompileResult a, CompileResult b) =>
        new(a.Compiled + b.Compiled, a.Fetched + b.Fetched, a.Bytes + b.Bytes, a.Steps + b.Steps, a.Cached + b.Cached, a.Hits + b.Hits, a.Misses + b.Misses);
}
