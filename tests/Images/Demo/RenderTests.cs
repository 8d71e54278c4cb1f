using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Slipway.Core.Catalog;
using Slipway.Core.Images;
using Slipway.Core.Rendering;
using Slipway.Images.Tests.Engine;
using Slipway.Tests;

namespace Slipway.Images.Tests.Demo;

/// <summary>Rendered folders, built by plain docker.</summary>
[Collection(DemoGroup.Name)]
[Trait("Row", "P3")]
public sealed class RenderTests(DemoHome demo)
{
    private static readonly Platform Host = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? Platform.Arm64 : Platform.Amd64;

    [EngineFact]
    [Trait("Row", "R3")]
    public async Task Plain_docker_makes_of_the_rendered_folder_the_tree_and_the_native_code_of_the_targets()
    {
        using var folder = new TempFolder();
        using var docker = await DockerCli.StartAsync(demo.Home);
        var run = await demo.Checkout.RunAsync("Render", "--upstream", "debian", "--output", folder["image"]);
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        await docker.MustAsync(folder["image"], "buildx bake --set runtime.output=type=tar,dest=../image.tar");
        await docker.MustAsync(folder["image"], "buildx bake backend-build");

        var target = demo.Layers(Host.ToString()).SelectMany(x => x.Entries).ToList();
        await using var tar = File.OpenRead(folder["image.tar"]);
        var built = Tree(LayerListing.Read(tar, "image.tar"));
        built.Count.ShouldBeGreaterThan(2000);
        built.Except(Tree(target)).ShouldBeEmpty("only in the image of the Dockerfile");
        Tree(target).Except(built).ShouldBeEmpty("only in the image of the target");
        var module = target.Single(x => x.Path.Contains("/vad_dsp.", StringComparison.Ordinal));
        Digest.Of(File.ReadAllBytes(folder["image", "out", "backend-build", Host.Architecture, module.Path])).ShouldBe(module.Content);
    }

    [EngineFact]
    public async Task The_bake_targets_of_all_selections_are_what_was_meant()
    {
        using var folder = new TempFolder();
        using var docker = await DockerCli.StartAsync(demo.Home);
        List<BakeTarget> meant = [.. Selections.All.SelectMany((x, i) => RenderedBake.Targets(Selections.Inputs(x), $"s{i}-", $"folder{i}"))];
        await File.WriteAllTextAsync(folder["docker-bake.json"], BakeFile.Render(meant));
        using var printed = JsonDocument.Parse(await docker.MustAsync(folder.Path, $"buildx bake --print {string.Join(' ', meant.Select(x => x.Name))}"));
        var targets = printed.RootElement.GetProperty("target");
        targets.EnumerateObject().Count().ShouldBe(meant.Count);
        foreach (var target in meant)
        {
            var found = targets.GetProperty(target.Name);
            found.GetProperty("context").GetString().ShouldBe(target.Context);
            found.GetProperty("dockerfile").GetString().ShouldBe(target.Dockerfile);
            found.GetProperty("target").GetString().ShouldBe(target.Stage);
            Words(found, "platforms").ShouldBe(target.Platforms);
            Words(found, "tags").ShouldBe(target.Tags);
        }
    }

    [EngineFact]
    public async Task The_Dockerfiles_of_all_selections_pass_the_check_of_buildx_without_a_warning()
    {
        using var folder = new TempFolder();
        using var docker = await DockerCli.StartAsync(demo.Home);
        var distinct = Selections
            .All.Select(x => DockerfileText.Render(Selections.Inputs(x)))
            .DistinctBy(x => Regex.Replace(x, "^#.*\n", "", RegexOptions.Multiline))
            .ToList();
        distinct.Count.ShouldBeGreaterThan(20);
        var targets = new List<BakeTarget>();
        foreach (var (text, place) in distinct.Select((x, i) => (x, i)))
        {
            // Bases of registries are out of reach here: a folder stands in, whose files no check reads.
            var bases = Regex
                .Matches(text, "^FROM (?<base>[^ ]+@sha256:[0-9a-f]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)
                // BuildKit looks contexts up by the short name.
                .Select(x => Regex.Replace(x.Groups["base"].Value, "^docker.io/(library/)?", ""))
                .Distinct()
                .ToDictionary(x => x, _ => folder.Path);
            await File.WriteAllTextAsync(folder[$"{place}.Dockerfile"], text);
            targets.Add(new BakeTarget($"s{place}", $"{place}.Dockerfile", folder.Path, bases, new Dictionary<string, string>(), [], "", []));
        }
        await File.WriteAllTextAsync(folder["checks.json"], BakeFile.Render(targets));
        await docker.MustAsync(
            folder.Path,
            $"buildx bake --check -f checks.json {string.Join(' ', targets.Select(x => x.Name))}",
            "BUILDX_BAKE_ENTITLEMENTS_FS=0"
        );

        // The check itself: a stage that is defined twice is a warning.
        await File.AppendAllTextAsync(folder["3.Dockerfile"], "FROM scratch AS twice\nFROM scratch AS twice\n");
        (await docker.RunAsync(folder.Path, "buildx bake --check -f checks.json s3", "BUILDX_BAKE_ENTITLEMENTS_FS=0")).ExitCode.ShouldNotBe(0);
    }

    [EngineFact]
    [Trait("Row", "U2")]
    public async Task A_folder_of_somebody_else_is_not_written_over()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["notes.txt"], "mine");
        var run = await demo.Checkout.RunAsync("Render", "--upstream", "debian", "--output", folder.Path);
        run.ExitCode.ShouldBe(2, run.Output);
        run.Output.ShouldContain("SLP170");
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldHaveSingleItem();
    }

    [EngineFact]
    [Trait("Row", "U2")]
    public async Task A_selection_without_a_lock_is_refused_with_the_name_of_the_lock()
    {
        using var folder = new TempFolder();
        var run = await demo.Checkout.RunAsync("Render", "--mode", "full", "--backend", "trtllm", "--output", folder["image"]);
        run.ExitCode.ShouldBe(6, run.Output);
        run.Output.ShouldContain("SLP540");
        run.Output.ShouldContain($"full-trtllm.gpu.{Host.Architecture}.txt");
    }

    [EngineFact]
    [Trait("Row", "U2")]
    public async Task A_selection_whose_base_is_not_pinned_is_refused_with_the_name_of_the_pin()
    {
        using var folder = new TempFolder();
        using var checkout = new DemoCheckout(demo.Home.Root);
        checkout.Edit("pins.json", "\"runtime-cpu\"", "\"another\"");
        var run = await checkout.RunAsync("Render", "--upstream", "public", "--backend", "onnx", "--output", folder["image"]);
        run.ExitCode.ShouldBe(6, run.Output);
        run.Output.ShouldContain($"SLP541 pins.json has no image 'runtime-cpu' for {Host}");
        Directory.Exists(folder["image"]).ShouldBeFalse();
    }

    [EngineFact]
    [Trait("Row", "W6")]
    public async Task A_package_that_left_the_suite_is_resolved_anew_before_anything_is_rendered_and_refused_with_locked()
    {
        Needs.All();
        using var home = new TempFolder();
        using var checkout = new DemoCheckout(home.Path);
        // What the store has is asked of nobody: only this one package is not there.
        Directory.CreateDirectory(home["store"]);
        Directory.CreateSymbolicLink(home["store", "blobs"], Path.Combine(demo.Home.Store, "blobs"));
        Directory.CreateSymbolicLink(home["apt"], Path.Combine(demo.Home.Root, "apt"));
        var name = $"requirements/locks/debian/minimal-onnx.cpu.{Host.Architecture}";
        var line = File.ReadAllLines(checkout[$"{name}.debs.txt"]).Single(x => x.Contains("pool/main/p/python-h11/", StringComparison.Ordinal));
        var digest = Regex.Match(line, "[0-9a-f]{64}").Value;
        checkout.Edit(
            $"{name}.debs.txt",
            line,
            line.Replace("python-h11/", "python-h11-gone/", StringComparison.Ordinal).Replace(digest, new string('0', 64), StringComparison.Ordinal)
        );
        var wheels = File.ReadAllText(checkout[$"{name}.txt"]);
        var wheel = Regex.Match(wheels, "^h11==.*sha256:(?<hash>[0-9a-f]{64})", RegexOptions.Multiline | RegexOptions.ExplicitCapture).Groups["hash"].Value;
        checkout.Edit($"{name}.txt", wheel, new string('1', 64));

        var refused = await checkout.RunAsync("Render", "--upstream", "debian", "--output", "out/image", "--locked");
        refused.ExitCode.ShouldBe(6, refused.Output);
        refused.Output.ShouldContain("SLP240");
        refused.Output.ShouldContain("python-h11-gone");
        Directory.Exists(checkout["out", "image"]).ShouldBeFalse();
        var run = await checkout.RunAsync("Render", "--upstream", "debian", "--output", "out/image");
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        run.Output.ShouldContain("resolving anew");
        File.ReadAllText(checkout[$"{name}.debs.txt"]).ShouldNotContain("python-h11-gone");
        File.ReadAllText(checkout["out", "image", "Dockerfile"]).ShouldContain("FROM ");
    }

    /// <summary>One line an entry: all but the times, which directories have from the build that made them.</summary>
    private static HashSet<string> Tree(IEnumerable<ListedEntry> entries)
    {
        var tree = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var x in entries)
            tree[x.Path] =
                $"{x.Path} {x.Kind} {(x.Kind == ArchiveEntryKind.Symlink ? "" : Convert.ToString(x.Mode, 8))} {x.User}:{x.Group} {x.Content}{x.LinkTarget}";
        return [.. tree.Values];
    }

    private static IEnumerable<string> Words(JsonElement target, string name) =>
        target.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(x => x.GetString()!) : [];
}
