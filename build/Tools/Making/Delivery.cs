using Slipway.Core.Catalog;
using Slipway.Core.Checking;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Progress;
using Slipway.Core.Records;
using Slipway.Tools.Docker;
using Slipway.Tools.Engine;
using Slipway.Tools.Registry;
using Slipway.Tools.Store;

namespace Slipway.Tools.Making;

/// <summary>Puts an assembled image where it is wanted: into the engine in reach, to a registry, into a folder.</summary>
internal sealed class Delivery(Workbench bench)
{
    /// <summary>What is on its way to the registry already.</summary>
    public EarlyBlobs? Early { get; init; }

    /// <summary>Name and tag of the image, as <c>docker run</c> takes them.</summary>
    public static string NameOf(BuildRequest request, BuildPlan plan) => NameOf(request, plan.Inputs.Service, plan.Inputs.Selection);

    /// <summary>Name and tag of the image, as <c>docker run</c> takes them.</summary>
    public static string NameOf(BuildRequest request, ServiceFacts service, Selection selection) =>
        $"{(request.Registry is { } registry ? registry.TrimEnd('/') + "/" : "")}{request.Name ?? $"slipway/{service.Name}"}:{request.Tag ?? selection.Tag}";

    /// <summary>The line that runs the image.</summary>
    public static string RunLine(Workbench bench, BuildPlan plan, DeliveryRecord engine)
    {
        var port = plan.Inputs.Service.Port;
        var own = new OwnEngine(bench.Home, _ => { });
        var host = bench.Engines.Address == own.Endpoint.Address ? $"DOCKER_HOST={own.Endpoint.Address} {own.Programs?.Docker ?? "docker"}" : "docker";
        return plan.Inputs.Selection.Product switch
        {
            ImageProduct.Check => $"{host} run --rm --read-only --network none --tmpfs {CheckPaths.Temporary} -e TMPDIR={CheckPaths.Temporary} "
                + $"--entrypoint {TestCommand.Entrypoint(plan.Inputs.Service)[0]} {engine.Where} {CheckPaths.Runner} {CheckPaths.Tests}",
            ImageProduct.Dev => $"{host} run --rm -it --entrypoint bash {engine.Where}",
            _ => $"{host} run --rm --read-only -p {port}:{port} {engine.Where}",
        };
    }

    public async Task<IReadOnlyList<DeliveryRecord>> DeliverAsync(BuildPlan plan, AssembledIndex index, CancellationToken cancellation)
    {
        var name = ImageReference.Parse(NameOf(bench.Request, plan));
        var done = new List<DeliveryRecord>();
        if (bench.Request.Push)
            done.Add(await PushAsync(name, plan, index, cancellation));
        if (bench.Request.Output is { } folder)
        {
            await bench.Remote.BringAsync(plan, cancellation);
            done.Add(
                await bench.Progress.RunAsync(
                    ProgressKind.Delivery,
                    $"folder {folder}",
                    SizeOf(index),
                    () => Task.FromResult(WriteLayout(name, index, folder, cancellation)),
                    x => x.Bytes
                )
            );
        }
        if (await LoadAsync(plan, name, index, cancellation) is { } loaded)
            done.Add(loaded);
        return done;
    }

    /// <summary>The engine in reach. For an image that has no recorded pass the own one is started: the test needs it.</summary>
    private async Task<EngineImages?> EngineAsync(BuildPlan plan, AssembledIndex index, CancellationToken cancellation)
    {
        var (isTested, passes, check) = (true, new SmokePasses(bench), new CheckRun(bench));
        foreach (var image in bench.Request.Smoke == Smoke.Off ? [] : index.Images)
            isTested &= await passes.HasAsync(image, cancellation);
        foreach (var image in CheckRun.IsWanted(bench, plan) ? index.Images : [])
            isTested &= !await check.HasToRunAsync(image, cancellation);
        if (isTested && bench.Request.Smoke != Smoke.On)
            return await bench.Engines.FindImagesAsync(bench.Store, cancellation);
        return (await bench.Engines.FindAsync(mayStart: !isTested, isRequired: bench.Request.Smoke == Smoke.On, cancellation))?.Images;
    }

    /// <summary>Pushes, and nothing else.</summary>
    public Task<DeliveryRecord> PushAsync(BuildPlan plan, AssembledIndex index, CancellationToken cancellation) =>
        PushAsync(ImageReference.Parse(NameOf(bench.Request, plan)), plan, index, cancellation);

    private async Task<DeliveryRecord> PushAsync(ImageReference name, BuildPlan plan, AssembledIndex index, CancellationToken cancellation)
    {
        var absent = plan.Remote.Where(x => bench.Layers.Find(x.Key) is null).ToList();
        var row = new PushRow(bench.Progress, $"registry {name}", SizeOf(index));
        var push = new ImagePush(bench.Store, bench.Registries)
        {
            BlobDone = row.Done,
            Early = Early,
            ByKey = plan.Remote.DistinctBy(x => x.Packed!.Digest).ToDictionary(x => x.Packed!.Digest, RemoteLayers.Of),
        };
        var result = await bench.Progress.RunAsync(
            ProgressKind.Delivery,
            $"registry {name}",
            SizeOf(index),
            () => push.PushAsync(name, index, null, cancellation),
            x => x.BytesSent
        );
        // A registry that mounts nothing got them from here.
        bench.CountDownload(absent.Where(x => bench.Layers.Find(x.Key) is not null).Sum(x => x.Packed!.Size));
        return new DeliveryRecord("registry", name.ToString(), result.Elapsed.TotalSeconds, result.BytesSent);
    }

    private DeliveryRecord WriteLayout(ImageReference name, AssembledIndex index, string folder, CancellationToken cancellation)
    {
        var start = bench.Clock.Elapsed;
        LayoutFolder.Write(OciLayout.Files(index, name, bench.Store.PathOf), bench.Store, folder, cancellation);
        return new DeliveryRecord(
            "folder",
            Path.GetFullPath(folder),
            (bench.Clock.Elapsed - start).TotalSeconds,
            index.Images.SelectMany(x => x.Layers).Sum(x => x.Packed.Size)
        );
    }

    private static long SizeOf(AssembledIndex index) => index.Images.SelectMany(x => x.Layers).DistinctBy(x => x.Packed.Digest).Sum(x => x.Packed.Size);

    /// <summary>What an engine is told of an image of the store.</summary>
    /// <param name="store">Has its blobs.</param>
    /// <param name="engine">The engine.</param>
    /// <param name="name">The image's name.</param>
    /// <param name="index">The image.</param>
    /// <param name="platform">The platform that the engine shall run.</param>
    public static ImageToLoad ToLoad(ContentStore store, EngineImages engine, ImageReference name, AssembledIndex index, AssembledImage platform) =>
        new(
            $"{name.Host}/{name.Repository}:{name.Tag}",
            index.Descriptor.Digest,
            platform.ConfigDescriptor.Digest,
            platform.Platform,
            OciLayout.Blobs(index).DistinctBy(x => x.Digest).ToDictionary(x => x.Digest, x => x.Size),
            (onlyThese, output, stop) =>
            {
                OciLayout.WriteTar(
                    output,
                    OciLayout.Files(index, name, store.PathOf, onlyThese, engine.Store == ImageStoreKind.GraphDriver ? platform : null),
                    stop
                );
                return Task.CompletedTask;
            }
        );

    /// <summary>Into the engine in reach; none is started for it, but the one that a smoke test needs anyway.</summary>
    private async Task<DeliveryRecord?> LoadAsync(BuildPlan plan, ImageReference name, AssembledIndex index, CancellationToken cancellation)
    {
        var platform = index.Images.FirstOrDefault(x => x.Platform == plan.Inputs.Host) ?? index.Images[0];
        if (await bench.Engines.HasAsync(index.Descriptor.Digest))
        {
            bench.Progress.Report(ProgressKind.Delivery, $"engine {name.Familiar}", RowState.Found);
            return new DeliveryRecord("engine", name.Familiar, 0, 0);
        }
        if (await EngineAsync(plan, index, cancellation) is not { } engine)
            return null;
        if (engine.Store == ImageStoreKind.GraphDriver && platform.Platform != plan.Inputs.Host)
            return null;
        await bench.Remote.BringAsync(plan, cancellation);
        var image = ToLoad(bench.Store, engine, name, index, platform);
        var load = new ImageLoad(engine, digest => KnownBlobs.Of(bench.Store, digest)) { Earlier = await bench.Engines.UnderNameAsync() };
        var result = await bench.Progress.RunAsync(
            ProgressKind.Delivery,
            $"engine {name.Familiar}",
            null,
            () => load.LoadAsync(image, cancellation),
            x => x.Bytes
        );
        return new DeliveryRecord("engine", name.Familiar, result.Elapsed.TotalSeconds, result.Bytes);
    }
}
