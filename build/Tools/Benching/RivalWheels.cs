using Slipway.Core.Locks;
using Slipway.Tools.Making;
using Slipway.Tools.PythonIndex;
using Slipway.Tools.Store;

namespace Slipway.Tools.Benching;

/// <summary>The service's 24 wheels and one of 7 MB in many versions, locked one after the other.</summary>
internal sealed class RivalWheels
{
    /// <summary>Folder of the requirements in the checkout.</summary>
    public const string Requirements = "bench";

    private const int Versions = 24;
    private static readonly LockJob s_job = new("pypi", new LockName("minimal", "onnx", "cpu", "amd64"), "3.13", IsDebian: false);

    private readonly IReadOnlyList<LockedPackage> _real;
    private readonly IReadOnlyList<LockedPackage> _bumped;
    private int _next;

    private RivalWheels(string folder, ContentStore store, IReadOnlyList<LockedPackage> real, IReadOnlyList<LockedPackage> bumped, LockHead head)
    {
        (Folder, Store, _real, _bumped) = (folder, store, real, bumped);
        Index = new MergedIndex([new StoreIndex(new LockFile(head, real), store), .. bumped.Select(x => new StoreIndex(new LockFile(head, [x]), store))]);
    }

    public string Folder { get; }

    public ContentStore Store { get; }

    public IServedIndex Index { get; }

    /// <summary>What is locked now.</summary>
    public IReadOnlyList<LockedPackage> Current { get; private set; } = [];

    /// <summary>Bytes of the wheel that is bumped.</summary>
    public long Bumped => _bumped[0].Size!.Value;

    /// <summary>Puts all of them into a store.</summary>
    /// <param name="bundle">Has the real ones.</param>
    /// <param name="folder">The store.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<RivalWheels> GatherAsync(string bundle, string folder, CancellationToken cancellation)
    {
        var store = new ContentStore(folder);
        var path = Path.Combine(bundle, "locks", "before.amd64.txt");
        var locked = LockReader.Read(await File.ReadAllTextAsync(path, cancellation), path);
        foreach (var package in locked.Packages)
        {
            await using var file = File.OpenRead(Path.Combine(bundle, "files", package.File));
            await store.AddAsync(file, package.Hash, package.File, cancellation);
        }
        var scratch = Directory.CreateTempSubdirectory("slipway-wheels-").FullName;
        try
        {
            var bumped = new List<LockedPackage>();
            for (var i = 0; i < Versions; i++)
            {
                var wheel = new SyntheticWheel("wheel_of_seven", 10_000_000, 60) { Version = $"1.{i}" };
                await using var file = File.OpenRead(wheel.Write(scratch));
                var (digest, size) = await store.AddAsync(file, null, wheel.FileName, cancellation);
                bumped.Add(new LockedPackage("wheel-of-seven", wheel.Version, digest, wheel.FileName, size, [LockedPackage.Root], IsSdist: false, []));
            }
            return new RivalWheels(folder, store, locked.Packages, bumped, locked.Head);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    /// <summary>Writes the lock of the next version into a checkout.</summary>
    /// <param name="checkout">The checkout.</param>
    /// <returns>All packages.</returns>
    public IReadOnlyList<LockedPackage> Next(string checkout)
    {
        IReadOnlyList<LockedPackage> wheels = Current = [.. _real, _bumped[_next++]];
        var folder = new LockFolder(checkout, Requirements);
        folder.Write(s_job.Files[0], string.Concat(wheels.Where(x => x.IsRoot).Select(x => $"{x.Name}=={x.Version}\n")));
        folder.Write(s_job.Files[1], "");
        folder.Write(s_job.Path, LockWriter.Write(LockWriter.Sorted(s_job.Inputs(folder.Read).Head(s_job.Target(null), "bench"), wheels)));
        return wheels;
    }
}
