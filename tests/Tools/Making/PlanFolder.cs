using Slipway.Core.Catalog;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Progress;
using Slipway.Tests;
using Slipway.Tools.Making;

namespace Slipway.Tools.Tests.Making;

/// <summary>A copy of the repository's files, planned by the real readers on a store in which a test can say what was made.</summary>
internal sealed class PlanFolder : IDisposable
{
    private readonly TempFolder _folder = new();

    private readonly Wish _wish;

    /// <param name="wish">What is asked for; the demo on amd64 from the suite unless said.</param>
    public PlanFolder(Wish? wish = null)
    {
        _wish = wish ?? new Wish(Platform.Amd64) { Upstream = "debian" };
        foreach (var part in (string[])["dockerfiles", "requirements", "service"])
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Slipway.Tests.Repository.Root, part), "*", SearchOption.AllDirectories))
            Copy(Path.GetRelativePath(Slipway.Tests.Repository.Root, file));
        Copy("slipway.json");
    }

    public string this[params string[] parts] => _folder[["root", .. parts]];

    public SlipwayHome Home => new(_folder["home"]);

    public Workbench Bench(Func<BuildRequest, BuildRequest>? change = null, IProgressFace? face = null)
    {
        var request = new BuildRequest(_folder["root"], _wish, new HashSet<string>(), true, Smoke.Off, null, null, null, false, null, null);
        return new Workbench(change?.Invoke(request) ?? request, Home, face ?? new LineFace(_ => { }));
    }

    public async Task<BuildPlan> PlanAsync()
    {
        using var bench = Bench();
        return await new PlanReading(bench).ReadAsync(default);
    }

    /// <summary>Says of every layer of a plan that it was made, but for those named: small blobs stand for the bytes.</summary>
    public void Keep(BuildPlan plan, params string[] except)
    {
        using var bench = Bench();
        foreach (var layer in plan.Layers.Where(x => !except.Contains(x.Name)))
        {
            var digest = bench.Store.Add(System.Text.Encoding.UTF8.GetBytes(layer.Key.Hex));
            bench.Layers.Record(layer.Key, new PackedLayer(digest, digest, layer.Key.Hex.Length, 1, 1, LayerFormat.Zstd, ""));
            bench.Records.Keys.Keep(layer);
        }
    }

    public void Edit(string file, string from, string to)
    {
        var text = File.ReadAllText(this[file]);
        text.ShouldContain(from);
        File.WriteAllText(this[file], text.Replace(from, to, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private void Copy(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.Copy(Path.Combine(Slipway.Tests.Repository.Root, path), this[path]);
    }
}
