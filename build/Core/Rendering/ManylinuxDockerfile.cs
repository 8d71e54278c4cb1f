using System.Text;
using Slipway.Core.Catalog;
using Slipway.Core.Catalog.Components;
using Slipway.Core.Planning;

namespace Slipway.Core.Rendering;

/// <summary>
/// dockerfiles/build-base.manylinux.Dockerfile: the build base of upstream <c>public</c> and every component in it. Bases are pinned by digest, sources by checksum; no package of the
/// system is added, what components need beside the base are components themselves.
/// </summary>
public static class ManylinuxDockerfile
{
    /// <summary>Path in the repository.</summary>
    public const string Path = "dockerfiles/build-base.manylinux.Dockerfile";

    private const string Pin = "build-base";
    private const string Sccache = "https://github.com/mozilla/sccache/releases/download/v0.14.0/sccache-v0.14.0-{0}-unknown-linux-musl.tar.gz";
    private const string Rust = "https://static.rust-lang.org/dist/rust-1.96.1-{0}-unknown-linux-gnu.tar.xz";

    /// <summary>Where CUDA lies in every image of its makers.</summary>
    private const string Cuda = "/usr/local/cuda";

    /// <summary>Digests that two public projects wrote down; this one never fetched the files. What is missing has to be given before a build.</summary>
    private static readonly Dictionary<string, string> s_digests = new(StringComparer.Ordinal)
    {
        ["SCCACHE_AMD64"] = "8424b38cda4ecce616a1557d81328f3d7c96503a171eab79942fad618b42af44",
    };

    /// <summary>The Dockerfile.</summary>
    /// <param name="root">Root of the repository.</param>
    public static string Render(string root) =>
        Render(
            BasePins.Read(File.ReadAllText(System.IO.Path.Combine(root, BasePins.File)), BasePins.File),
            ComponentList.Read(File.ReadAllText(System.IO.Path.Combine(root, ComponentList.File)), ComponentList.File)
        );

    /// <summary>The Dockerfile.</summary>
    /// <param name="pins">Base images by digest.</param>
    /// <param name="list">The components.</param>
    public static string Render(BasePins pins, ComponentList list)
    {
        var text = new StringBuilder();
        Head(text);
        foreach (var platform in Platform.All)
            Base(text, pins, platform);
        Configured(text);
        var left = new HashSet<string>(StringComparer.Ordinal);
        foreach (var component in list.Closure([.. list.Components.Select(x => x.Name)], UpstreamKind.Public, Path))
            Component(text, component, left);
        return text.ToString();
    }

    private static void Head(StringBuilder text)
    {
        string[] lines =
        [
            "# The build base of upstream public: manylinux, with sccache wired like that of Debian, and the native components.",
            $"# Written by {GeneratedFile.Mend} from pins.json and components.json. Do not edit.",
            "#",
            "#   docker buildx build -f build-base.manylinux.Dockerfile --target build-base .",
            "#   docker buildx build -f build-base.manylinux.Dockerfile --target libfabric --build-context cuda=docker-image://IMAGE@DIGEST \\",
            "#       --output type=local,dest=out .",
            "#",
            "#   cuda        named context: an image with /usr/local/cuda, for components that are compiled against it",
            "#   .           this folder (for steps/; a step is mounted by its own path, so that nothing else is an input)",
            "#   *_SHA256    digests of archives; one without a default has to be given, checked against what its makers publish",
            "#",
            "# Each platform is compiled on a machine of its own: manylinux has no cross compilers. No step that compiles has a network.",
            "ARG SCCACHE_AMD64_SHA256=" + s_digests["SCCACHE_AMD64"],
            "ARG SCCACHE_ARM64_SHA256",
            "ARG RUST_AMD64_SHA256",
            "ARG RUST_ARM64_SHA256",
            "",
            "FROM scratch AS cuda",
        ];
        foreach (var line in lines)
            DockerfileText.Line(text, line);
    }

    private static void Base(StringBuilder text, BasePins pins, Platform platform)
    {
        var pin = pins.Find(Pin, platform) ?? throw new Diagnostics.SlipwayException(Diagnostics.RenderProblems.NoPin(Pin, [platform.ToString()]));
        DockerfileText.Line(text);
        DockerfileText.Line(text, $"# {pin.Tag}, {pin.Distribution}, its digest read on {pin.Date}.");
        DockerfileText.Line(text, $"FROM --platform={platform} {pin} AS manylinux-{platform.Architecture}");
        foreach (var (tool, address) in ((string, string)[])[("sccache", Sccache), ("rust", Rust)])
        {
            var name = $"{tool.ToUpperInvariant()}_{platform.Architecture.ToUpperInvariant()}_SHA256";
            DockerfileText.Line(text);
            DockerfileText.Line(text, $"FROM scratch AS {tool}-{platform.Architecture}");
            DockerfileText.Line(text, $"ARG {name}");
            DockerfileText.Line(
                text,
                $"ADD --checksum=sha256:${{{name}}} {string.Format(System.Globalization.CultureInfo.InvariantCulture, address, platform.Machine)} /archive"
            );
        }
    }

    private static void Configured(StringBuilder text)
    {
        string[] lines =
        [
            "",
            "FROM sccache-${TARGETARCH} AS sccache",
            "",
            "FROM rust-${TARGETARCH} AS rust",
            "",
            "FROM manylinux-${TARGETARCH} AS build-base",
            "ENV LC_ALL=C \\",
            "    SLIPWAY_PREFIX=/usr/local \\",
            "    CARGO_HOME=/build/cargo \\",
            "    CARGO_INCREMENTAL=0 \\",
            "    CMAKE_CUDA_COMPILER_LAUNCHER=sccache \\",
            "    CMAKE_CXX_COMPILER_LAUNCHER=sccache \\",
            "    CMAKE_C_COMPILER_LAUNCHER=sccache \\",
            "    RUSTC_WRAPPER=sccache \\",
            "    SCCACHE_DIR=/sccache \\",
            "    SCCACHE_SERVER_UDS=/tmp/sccache.sock \\",
            "    SCCACHE_IDLE_TIMEOUT=0",
            "RUN --network=none --mount=type=bind,from=sccache,target=/sccache-archive \\",
            "    --mount=type=bind,source=steps/configure-manylinux.sh,target=/steps/configure-manylinux.sh \\",
            "    --mount=type=bind,source=steps/sccache-compiler.sh,target=/steps/sccache-compiler.sh \\",
            "    [\"/bin/bash\", \"/steps/configure-manylinux.sh\"]",
            "WORKDIR /build",
            "",
            "# Rust is large: it is in the image of what needs it alone.",
            "FROM build-base AS build-base-rust",
            "RUN --network=none --mount=type=bind,from=rust,target=/rust-archive \\",
            "    --mount=type=bind,source=steps/install-rust.sh,target=/steps/install-rust.sh \\",
            "    [\"/bin/bash\", \"/steps/install-rust.sh\"]",
        ];
        foreach (var line in lines)
            DockerfileText.Line(text, line);
    }

    private static void Component(StringBuilder text, Component component, HashSet<string> left)
    {
        var source = component.SourceFor(UpstreamKind.Public);
        var lacking = component.NeedsFor(UpstreamKind.Public).FirstOrDefault(left.Contains);
        DockerfileText.Line(text);
        if (source is null || source.Sha256.Length == 0 || lacking is not null)
        {
            left.Add(component.Name);
            var why = lacking is not null ? $"needs {lacking}" : "has no checksum in components.json";
            DockerfileText.Line(text, $"# {component.Name} {source?.Version} is left out: it {why}.");
            return;
        }
        var input = new ComponentInput(component, UpstreamKind.Public, source, null, []);
        var flags = component.FlagsFor(UpstreamKind.Public, Platform.Amd64);
        DockerfileText.Line(text, $"FROM scratch AS {ComponentStages.SourceOf(component.Name)}");
        DockerfileText.Line(text, $"ADD --checksum=sha256:{source.Sha256} {source.Address} /archive/");
        DockerfileText.Line(text);
        DockerfileText.Line(text, $"FROM build-base{(component.System == "maturin" ? "-rust" : "")} AS {component.Name}-build");
        ComponentStages.Compile(text, input, ByPlatform(input), flags.Any(x => x.Contains(Cuda, StringComparison.Ordinal)) ? Cuda : null);
    }

    /// <summary>Arguments of the step: those of one platform alone are named with it.</summary>
    private static IEnumerable<string> ByPlatform(ComponentInput input) =>
        [
            .. input.Component.FlagsFor(input.Upstream),
            .. Platform.All.SelectMany(platform =>
                input.Component.FlagsOf?.GetValueOrDefault(platform.Architecture)?.Select(x => $"{platform.Architecture}:{x}") ?? []
            ),
        ];
}
