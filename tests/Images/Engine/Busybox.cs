using Slipway.Core.Images;
using Slipway.Tests;
using Slipway.Tools.Docker;
using Slipway.Tools.Engine;
using Slipway.Tools.Processes;

namespace Slipway.Images.Tests.Engine;

/// <summary>A tiny image made by hand around Debian's static busybox.</summary>
public static class Busybox
{
    private static readonly SemaphoreSlim Once = new(1);

    /// <summary>The program, brought from the package busybox-static.</summary>
    public static async Task<string> ProgramAsync()
    {
        await Once.WaitAsync();
        try
        {
            var root = Path.Combine(TestCache.Folder, "busybox-static");
            var program = Path.Combine(root, "bin", "busybox");
            if (File.Exists(program))
                return program;
            using var folder = new TempFolder();
            var sources = await AptTargets.ReadAsync(Distribution.Read().CodeName, CancellationToken.None);
            var apt = new AptWorkspace(folder["apt"]);
            (await apt.UpdateAsync(sources, null, CancellationToken.None)).ShouldBeEmpty();
            var (picks, reason) = await apt.ResolveAsync(["busybox-static"], CancellationToken.None);
            picks.ShouldNotBeNull(reason);
            await apt.DownloadAsync([.. picks.Where(p => p.Name == "busybox-static")], folder.Path, null, CancellationToken.None);
            var deb = Directory.EnumerateFiles(folder.Path, "busybox-static*.deb").Single();
            (await ProcessRunner.RunAsync(new Command("dpkg-deb", "--extract", deb, root))).OrThrow();
            return program;
        }
        finally
        {
            Once.Release();
        }
    }

    public static async Task<HandMadeImage> ImageAsync(string name, params byte[][] extraLayers)
    {
        var busybox = await File.ReadAllBytesAsync(await ProgramAsync());
        var first = HandMadeImage.Layer(LayerEntry.File("bin/busybox", busybox, 0b111_101_101), LayerEntry.Directory("tmp") with { Mode = 0b1_111_111_111 });
        return new HandMadeImage(name, [first, .. extraLayers]);
    }

    public static async Task<string> LoadAsync(FoundEngine engine)
    {
        var image = await ImageAsync("docker.io/library/slipway-busybox:1");
        await new ImageLoad(engine.Images, _ => null).LoadAsync(image.ToLoad(), CancellationToken.None);
        return image.Name;
    }

    /// <summary>Begins a container that sleeps, and comes back once it runs with the task that is over when it is.</summary>
    public static Task SleepAsync(FoundEngine engine, string image)
    {
        var started = new TaskCompletionSource();
        var over = new Slipway.Tools.Docker.Containers(engine).RunAsync(
            new ContainerRequest(image) { Arguments = ["sleep", "4321"], Network = "none" },
            async (container, cancellation) =>
            {
                started.SetResult();
                while (await container.IsRunningAsync(cancellation))
                    await Task.Delay(20, cancellation);
                throw new InvalidOperationException("the container ended");
            },
            CancellationToken.None
        );
        Task.WhenAny(started.Task, over).Wait();
        return over;
    }
}
