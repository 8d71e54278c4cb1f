using System.Text;
using Slipway.Core.Catalog;

namespace Slipway.Core.Rendering;

/// <summary>docs/modes.md: what can be chosen, what it holds and what it costs.</summary>
public static class ModesPage
{
    /// <summary>The page's text.</summary>
    /// <param name="root">Root of the repository.</param>
    public static string Render(string root)
    {
        var table = ModesTable.Of(root, []);
        var page = new StringBuilder(
            $"<!-- Written by {GeneratedFile.Mend} from build/Core/Catalog, pins.json and requirements/locks. Do not edit. -->\n# What can I build?\n\n"
        );
        page.Append("`./build.sh Modes` prints this page's tables for your checkout, with `--json` or `--markdown` for programs and pages.\n\n");
        page.Append("## Defaults\n\n");
        page.Append("- `--upstream`: public. Without a way to it, `--upstream debian` needs one Debian mirror and nothing else.\n");
        page.Append("- `--device`: gpu for mode full and for an inference engine, else cpu.\n");
        page.Append($"- `--mode`: {string.Join(", ", Devices.All.Select(x => $"{Selection.Word(x.DefaultMode)} on {Selection.Word(x.Device)}"))}.\n");
        page.Append("- `--backend`: vllm for mode full, else torch; onnx on debian.\n");
        page.Append("- `--platform`: that of the machine.\n");
        page.Append("- Hosts without a GPU build gpu images. macOS and Windows need an engine that runs Linux (SLP117).\n\n");
        page.Append("## Contents\n\n`requirements/*.in` name the packages; each mode has what the one above it has.\n\n");
        page.Append("| mode | what | package | remark |\n| --- | --- | --- | --- |\n");
        foreach (var mode in Modes.All)
        foreach (var content in mode.Adds)
            page.Append(
                $"| {Selection.Word(mode.Mode)} | {content.What} | {(content.Package.Length > 0 ? $"`{content.Package}`" : "none")} | {content.Remark} |\n"
            );
        page.Append("\n## Upstreams\n\n| upstream | Python | base on cpu | base on gpu | not served |\n| --- | --- | --- | --- | --- |\n");
        foreach (var upstream in Upstream.All)
            page.Append(
                $"| {upstream} | {upstream.Python} | {Base(upstream, Device.Cpu)} | {Base(upstream, Device.Gpu)} | {(upstream.Why.Length == 0 ? "" : upstream.Why)} |\n"
            );
        page.Append("\nA company's own mirrors are an upstream in `slipway.json`: see [settings](settings.md).\n\n");
        page.Append("## What can be had\n\nbuilt: this version builds it; locked: it has a lock, and is not built yet; allowed: no lock yet.\n\n")
            .Append(ModesMarkdown.Supported(table));
        page.Append("\n## What is refused\n\n").Append(ModesMarkdown.Refused(table));
        page.Append("\n## CUDA and GPUs\n\n| CUDA | driver | compiles for |\n| --- | --- | --- |\n");
        foreach (var cuda in CudaVersion.All)
            page.Append($"| {cuda} | {cuda.Driver} or newer | {string.Join(", ", GpuArchitecture.All.Where(x => x.IsIn(cuda)).Select(x => x.Capability))} |\n");
        page.Append($"\nBelow {CudaVersion.Floor}: refused (SLP132). Where nothing is said: the CUDA of the locked wheels, ");
        page.Append($"{CudaVersion.Default(Mode.Full)} for full and {CudaVersion.Default(Mode.Minimal)} for the others; ");
        page.Append(string.Join("; ", Platform.All.Select(x => $"on {x} {string.Join(' ', GpuArchitecture.Default(x, CudaVersion.Default(Mode.Full)))}")))
            .Append(".\n");
        page.Append("\n| backend on gpu | platform | oldest glibc | because of |\n| --- | --- | --- | --- |\n");
        foreach (var wheels in EngineWheels.All)
            page.Append($"| {Selection.Word(wheels.Backend)} | {wheels.Platform} | {wheels.Glibc} | {wheels.Because} |\n");
        page.Append(
            "\n## Base images\n\n`pins.json`, one line a pin: `renovate.json` tells Renovate how to read it. It stands at the root because an edit below `build/` would compile the build anew.\n\n"
        );
        page.Append("| for | image | read | pinned by | pulled here |\n| --- | --- | --- | --- | --- |\n");
        foreach (var pin in table.Pins.Images)
            page.Append($"| {pin.Name} | `{pin}` | {pin.Date} | {pin.PinnedBy} | {(pin.Pulled ? "yes" : "never")} |\n");
        page.Append("\n## What was asked for\n\nEvery cell of the document's two tables.\n\n").Append(ModesMarkdown.Seed(table));
        page.Append(HowTo);
        return page.ToString();
    }

    private static string Base(Upstream upstream, Device device) =>
        upstream.Devices.Contains(device) ? $"{upstream.Base(device).Name}, glibc {upstream.Base(device).Glibc}" : "not served";

    private const string HowTo = """

        ## To add one

        A backend:
        1. a member of `Backend` and `BackendChoice` in `build/Core/Catalog/Choices.cs`, a line in `Backends.cs`;
        2. `requirements/<mode>-<backend>.in` for each mode that holds it, its locks below `requirements/locks/`;
        3. for gpu a line a platform in `EngineWheels.cs`: the oldest glibc that all wheels of the lock run on;
        4. once an image is really built, a line in `BuiltSelection.cs`;
        5. `./build.sh GenerateFiles` writes this page.

        A mode: a member of `Mode`, an entry in `Modes.cs` with what it adds, its inputs and locks.

        An upstream: an entry in `Upstreams.cs`, or in your own `slipway.json` without an edit here.

        A rule: an entry in `Rules.cs` with a message in `build/Core/Diagnostics/` and what its ways out keep; the ways out themselves are found.

        """;
}
