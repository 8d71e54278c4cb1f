using Slipway.Core.Locks;
using Slipway.Core.Locks.Index;
using Slipway.Tests;
using Slipway.Tools.Making;
using Slipway.Tools.PythonIndex;

namespace Slipway.Tools.Tests.Making;

/// <summary>A folder of requirement files, an index, and a real uv to lock with.</summary>
internal sealed class LockBench : IDisposable
{
    private readonly TempFolder _folder = new();

    public LockBench()
    {
        Uv = UvFixture.Need();
        Environment.SetEnvironmentVariable("SLIPWAY_UV", Uv);
        Index = new SmallIndex(_folder["index"]);
        Folder = new LockFolder(_folder.Path);
        Write("cpu.in", "");
    }

    public string Uv { get; }

    /// <summary>Where packages come from, instead of the server alone.</summary>
    public IndexSet? Indexes { get; set; }

    public SmallIndex Index { get; }

    /// <summary>layers in slipway.json.</summary>
    public Core.Catalog.LayerSettings? Layers { get; set; }

    public LockFolder Folder { get; }

    public string Root => _folder.Path;

    public string this[params string[] parts] => _folder[parts];

    public static LockJob Job(string architecture = "amd64", string python = "3.13") =>
        new("public", new LockName("minimal", "onnx", "cpu", architecture), python, IsDebian: false);

    public void Write(string name, string text)
    {
        var path = Folder.At(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public async Task<IReadOnlyList<MadeLock>> LockAsync(
        IndexServer server,
        IReadOnlyList<LockJob>? jobs = null,
        string? cutoff = null,
        bool upgrade = false,
        params string[] bumps
    )
    {
        var stated = new LockWish(_folder.Path, null!, false, bumps, upgrade, server.Simple.ToString(), cutoff);
        var order = new LockOrder(
            jobs ?? [Job()],
            device => Indexes ?? stated.Indexes(Core.Catalog.Upstreams.Public, device),
            stated.CutoffAt(DateTimeOffset.UtcNow),
            upgrade,
            bumps
        );
        return await new IndexLocking(Folder, new SlipwayHome(_folder["home"]), new IndexOptions(), Layers).MakeAsync(order, default);
    }

    public string Text(LockJob? job = null) => File.ReadAllText(Folder.At((job ?? Job()).Path));

    /// <summary>Name and version of each line, in order.</summary>
    public string Pins(LockJob? job = null) =>
        string.Join(' ', LockReader.Read(Text(job), "lock").Packages.Select(package => $"{package.Name}=={package.Version}"));

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("SLIPWAY_UV", null);
        _folder.Dispose();
    }
}
