using System.Text;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Planning.Keys;
using Slipway.Core.Rendering;

namespace Slipway.Tools.Making;

/// <summary>
/// What BuildKit reads: copies of the Dockerfiles, their steps and the native sources, each checked against the plan. Somebody may be editing the
/// originals, and what is compiled must be what the key says, nothing more and nothing else.
/// </summary>
internal static class BakeContext
{
    /// <exception cref="SlipwayException">SLP122: all files that changed after the plan was made.</exception>
    public static void Write(Workbench bench, PlanInputs inputs, string scratch)
    {
        var copies = Files(bench, inputs, scratch).Select(x => (x.Source, x.Target, x.Name, x.Fact, Bytes: Read(x.Source))).ToList();
        var changed = copies.Where(x => x.Bytes is null || Digest.Of(x.Bytes) != x.Fact.Content).ToList();
        if (changed.Count > 0)
            throw new SlipwayException([.. changed.Select(x => SettingsProblems.ChangedMeanwhile(x.Name))]);
        foreach (var folder in (string[])[BackendBake.DockerfilesOf(scratch), BackendBake.NativeOf(scratch)])
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
            Directory.CreateDirectory(folder);
        }
        foreach (var copy in copies)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(copy.Target)!);
            File.WriteAllBytes(copy.Target, IsCompiling(copy.Fact) ? ForThisRun(bench, copy.Bytes!) : copy.Bytes!);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(copy.Target, (UnixFileMode)copy.Fact.Mode);
        }
    }

    private static bool IsCompiling(FileFact fact) => fact.Path is "backend-build.Dockerfile" or CompileBake.Dockerfile;

    /// <summary>How a step reaches its compiler cache is in no key.</summary>
    private static byte[] ForThisRun(Workbench bench, byte[] dockerfile) =>
        bench.CompilerCache.Network == StepNetwork.None
            ? dockerfile
            : Encoding.UTF8.GetBytes(StepNetwork.Give(Encoding.UTF8.GetString(dockerfile), bench.CompilerCache.Network));

    private static IEnumerable<(string Source, string Target, string Name, FileFact Fact)> Files(Workbench bench, PlanInputs inputs, string scratch)
    {
        var context = BackendBake.DockerfilesOf(scratch);
        FileFact[] dockerfiles =
        [
            new("build-base.Dockerfile", FileModes.Plain, inputs.BuildBase.Dockerfile),
            new("backend-build.Dockerfile", FileModes.Plain, inputs.BackendBuild.Dockerfile),
            .. inputs.CompileWheel is { } compile ? [new FileFact(CompileBake.Dockerfile, FileModes.Plain, compile.Dockerfile)] : Array.Empty<FileFact>(),
        ];
        var steps = inputs.BuildBase.Steps.Concat(inputs.BackendBuild.Steps).Concat(inputs.CompileWheel?.Steps ?? []).Concat(inputs.Components?.Steps ?? []);
        foreach (var fact in dockerfiles.Concat(steps).DistinctBy(x => x.Path))
            yield return (bench.Checkout.At($"dockerfiles/{fact.Path}"), Path.Combine(context, fact.Path), $"dockerfiles/{fact.Path}", fact);
        foreach (var fact in inputs.Native)
        {
            var name = $"{inputs.Service.Native}/{fact.Path}";
            yield return (bench.Checkout.At(name), Path.Combine(BackendBake.NativeOf(scratch), fact.Path), name, fact);
        }
    }

    private static byte[]? Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
