using Slipway.Core.Diagnostics;

namespace Slipway.Tools.Tests.Making;

/// <summary>What is copied into an image is in its key: the demo's own files, changed one at a time.</summary>
[Trait("Row", "P2")]
public sealed class PlanReadingTests
{
    private const string Wheels = "requirements/locks/debian/minimal-onnx.cpu.amd64.txt";
    private const string Debs = "requirements/locks/debian/minimal-onnx.cpu.amd64.debs.txt";

    public static TheoryData<string, string, string> Changes =>
        new()
        {
            { "content", "app", "service/vad/app.py changed" },
            { "executable", "app", "service/vad/app.py mode 0644 -> 0755" },
            { "added", "app", "service/vad/more/new.py added" },
            { "removed", "app", "service/vad/segments.py removed" },
            { "native", "native", "service/native/frames.cpp changed" },
            { "step", "native", "dockerfiles/steps/compile-native.sh changed" },
            { "base step", "native", "build-base: dockerfiles/steps/configure-toolchain.sh changed" },
            { "Dockerfile", "native", "Dockerfile backend-build.Dockerfile changed" },
            { "model", "model", "model file opt/model/silero_vad_v5.onnx changed" },
            { "wheel", "syslibs,protobuf,protobuf.pyc", "anyio has other bytes" },
            { "package of the base", "base,syslibs", "libc6 has other bytes" },
            { "folder", "app", "folder /app -> /srv" },
            { "port", "", "" },
            { "command", "", "" },
            { "environment", "", "" },
            { "a file that no step mounts", "", "" },
            { "what Python leaves behind", "", "" },
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task One_changed_file_of_the_demo_makes_just_the_layers_that_hold_it(string change, string layers, string reason)
    {
        using var folder = new PlanFolder();
        var before = await folder.PlanAsync();
        folder.Keep(before);
        Change(folder, change);
        var plan = await folder.PlanAsync();
        string.Join(',', plan.ToMake.Select(x => x.Name)).ShouldBe(layers);
        if (reason.Length > 0)
            plan.ToMake.SelectMany(x => x.Reasons).Select(x => x.Text).ShouldContain(reason);
        var isImageChanged = change is "folder" or "port" or "command" or "environment" || layers.Length > 0;
        (plan.Key != before.Key).ShouldBe(isImageChanged, "the key of the image has its config, too");
    }

    [Fact]
    public async Task A_layer_that_is_made_again_has_other_bytes_for_each_change_of_content_mode_or_set()
    {
        using var folder = new PlanFolder();
        var digests = new HashSet<string>();
        foreach (var change in (string[])["", "content", "executable", "added", "removed"])
        {
            if (change.Length > 0)
                Change(folder, change);
            var plan = await folder.PlanAsync();
            folder.Keep(plan, except: "app");
            using var bench = folder.Bench();
            using var supply = new Tools.Making.LayerSupply(bench);
            var made = await supply.MakeAsync(await folder.PlanAsync(), default);
            digests.Add(made.Values.Single().Layer.Packed.DiffId.Hex).ShouldBeTrue(change);
        }
    }

    [Fact]
    [Trait("Row", "P3")]
    public async Task A_Dockerfile_that_mounts_what_is_in_no_key_is_refused_while_planning()
    {
        using var folder = new PlanFolder();
        folder.Edit("dockerfiles/backend-build.Dockerfile", "id=sccache-$TARGETARCH", "id=sccache");
        folder.Edit("dockerfiles/backend-build.Dockerfile", "COPY --from=compile /out/ /", "COPY --from=compiled /out/ /");
        var refused = await Should.ThrowAsync<SlipwayException>(folder.PlanAsync);
        refused.Problems.Select(x => x.Number).Order().ShouldBe(["SLP185", "SLP186"]);
    }

    private static void Change(PlanFolder folder, string change)
    {
        switch (change)
        {
            case "content":
                File.AppendAllText(folder["service", "vad", "app.py"], "# more\n");
                break;
            case "executable":
                File.SetUnixFileMode(folder["service", "vad", "app.py"], (UnixFileMode)493);
                break;
            case "added":
                Directory.CreateDirectory(folder["service", "vad", "more"]);
                File.WriteAllText(folder["service", "vad", "more", "new.py"], "");
                break;
            case "removed":
                File.Delete(folder["service", "vad", "segments.py"]);
                break;
            case "native":
                File.AppendAllText(folder["service", "native", "frames.cpp"], "// more\n");
                break;
            case "step":
                File.AppendAllText(folder["dockerfiles", "steps", "compile-native.sh"], "# more\n");
                break;
            case "base step":
                File.AppendAllText(folder["dockerfiles", "steps", "configure-toolchain.sh"], "# more\n");
                break;
            case "Dockerfile":
                File.AppendAllText(folder["dockerfiles", "backend-build.Dockerfile"], "# more\n");
                break;
            case "model":
                Hash(folder, "service/model.json", "\"sha256\": \"");
                break;
            case "wheel":
                Hash(folder, Wheels, "anyio==", "--hash=sha256:");
                break;
            case "package of the base":
                Hash(folder, Debs, "libc6", "sha256:");
                break;
            case "folder":
                folder.Edit("slipway.json", "\"folder\": \"/app\"", "\"folder\": \"/srv\"");
                break;
            case "port":
                folder.Edit("slipway.json", "\"port\": 8000", "\"port\": 8001");
                break;
            case "command":
                folder.Edit("slipway.json", "\"-m\", \"vad\"]", "\"-m\", \"vad\", \"-v\"]");
                break;
            case "environment":
                folder.Edit("slipway.json", "\"PYTHONPATH\": \"/app\"", "\"PYTHONPATH\": \"/app:/x\"");
                break;
            case "a file that no step mounts":
                File.WriteAllText(folder["dockerfiles", "steps", "notes.txt"], "x");
                break;
            case "what Python leaves behind":
                Directory.CreateDirectory(folder["service", "vad", "__pycache__"]);
                File.WriteAllText(folder["service", "vad", "__pycache__", "app.cpython-313.pyc"], "x");
                break;
        }
    }

    /// <summary>Changes the last digit of the first hash after some words.</summary>
    private static void Hash(PlanFolder folder, string file, params string[] words)
    {
        var text = File.ReadAllText(folder[file]);
        var at = 0;
        foreach (var word in words)
        {
            at = text.IndexOf(word, at, StringComparison.Ordinal);
            at.ShouldBeGreaterThanOrEqualTo(0, word);
            at += word.Length;
        }
        var digit = text[at + 63] == '0' ? '1' : '0';
        File.WriteAllText(folder[file], string.Concat(text.AsSpan(0, at + 63), digit.ToString(), text.AsSpan(at + 64)));
    }
}
