using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Rendering;

namespace Slipway.Tools.Making;

/// <summary>Writes compose.yaml, and a rendered folder for every mode that it can build.</summary>
internal sealed class ComposeProject(Workbench bench)
{
    private const string Name = "compose.yaml";

    /// <summary>The target Compose.</summary>
    /// <exception cref="SlipwayException">SLP171 a compose.yaml of the user's own, SLP172 no mode can be rendered.</exception>
    public async Task WriteAsync(CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(bench.Request.Output ?? bench.Request.Root);
        var file = Path.Combine(folder, Name);
        if (File.Exists(file) && !File.ReadLines(file).FirstOrDefault("").StartsWith(ComposeFile.Head, StringComparison.Ordinal))
            throw new SlipwayException(RenderProblems.ForeignFile(file));
        var refused = new List<string>();
        var rendered = new List<Selection>();
        foreach (var selection in Wanted(refused))
        {
            try
            {
                await new Renderer(bench).WriteAsync(
                    selection,
                    Path.Combine(folder, ComposeFile.ContextOf(selection.Device, Selection.Word(selection.Mode))),
                    cancellation
                );
                rendered.Add(selection);
            }
            catch (SlipwayException e) when (e.Problems.All(x => x.Family == Family.Drift) && selection.Upstream.Kind != UpstreamKind.Debian)
            {
                // Its lock is missing or does not fit: the modes that can be built are written all the same.
                refused.Add($"{selection.Tag}: {e.Problems[0].Found}; {e.Problems[0].Fix}");
            }
        }
        if (!rendered.Exists(x => x.Device == Device.Cpu))
            throw new SlipwayException(RenderProblems.NothingToCompose(refused));
        foreach (var reason in refused)
            bench.Say($"left out: {reason}");
        var text = ComposeFile.Render(bench.Checkout.Settings().Service, rendered.ToLookup(x => x.Device, x => x.Mode));
        await File.WriteAllTextAsync(file, text, cancellation);
        bench.Say($"wrote {file}: docker compose up -d --build");
    }

    /// <summary>Every mode on both devices. What an upstream does not have for a GPU comes from the public one.</summary>
    private List<Selection> Wanted(List<string> refused)
    {
        var wanted = new List<Selection>();
        foreach (var device in Enum.GetValues<Device>())
        foreach (var mode in Enum.GetValues<Mode>())
        {
            var wish = bench.Request.Wish with { Mode = mode, Device = device, Backends = mode == Mode.Full ? [] : bench.Request.Wish.Backends };
            var (selection, problems) = Resolver.Try(wish);
            if (device == Device.Gpu && (selection is null || problems.Count > 0))
                (selection, problems) = Resolver.Try(wish with { Upstream = Upstreams.Public.Name, Backends = [] });
            if (selection is null || problems.Count > 0)
                refused.Add($"{Selection.Word(mode)} on {Selection.Word(device)}: {problems[0].Found}");
            else if (selection.Upstream.Kind == UpstreamKind.Debian && !BuiltSelection.Has(selection))
                refused.Add($"{selection.Tag}: upstream {selection.Upstream.Name} does not have it yet");
            else
                wanted.Add(selection);
        }
        return wanted;
    }
}
