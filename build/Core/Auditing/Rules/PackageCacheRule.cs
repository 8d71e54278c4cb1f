namespace Slipway.Core.Auditing.Rules;

/// <summary>What package managers keep for the next time, which never comes in an image.</summary>
internal sealed class PackageCacheRule : PathRule
{
    public override string Name => "package-cache";

    public override string About => "caches of pip, uv, apt, apk, dnf, conda, npm, yarn, cargo and go, and build caches of ccache and sccache";

    public override string LeavesAlone => "caches of models (Hugging Face, torch hub): a service may start from them";

    internal override IReadOnlyList<string> Folders =>
        [
            "pip",
            "uv",
            "pypoetry",
            "pipenv",
            "archive-v0",
            "http-v2",
            "lists",
            "apt",
            "apk",
            "dnf",
            "yum",
            "pkgs",
            "_cacache",
            "yarn",
            "registry",
            "go-build",
            "ccache",
            ".ccache",
            "sccache",
        ];

    internal override IReadOnlyList<string> Endings => [".deb", ".whl"];

    internal override bool IsToldByFolder => true;

    internal override bool TakesFolder(ReadOnlySpan<char> path) =>
        path[(path.LastIndexOf('/') + 1)..] switch
        {
            "lists" => path is "var/lib/apt/lists",
            "apt" or "apk" or "dnf" or "yum" => path.StartsWith("var/cache/") && path.Count('/') == 2,
            "pkgs" => path.EndsWith("conda/pkgs")
                || path.EndsWith("conda3/pkgs")
                || path.EndsWith("forge/pkgs")
                || path.EndsWith("forge3/pkgs")
                || path.EndsWith("mamba/pkgs"),
            "registry" => path.EndsWith(".cargo/registry") || path.EndsWith("usr/local/cargo/registry"),
            "archive-v0" or "http-v2" or "_cacache" or ".ccache" => true,
            _ => path[..^(path.Length - Math.Max(0, path.LastIndexOf('/')))].EndsWith(".cache"),
        };

    // Wheels that Python carries with it (ensurepip) are a part of it.
    internal override bool TakesFile(ReadOnlySpan<char> path) =>
        path.IndexOf("/ensurepip/") < 0 && path.IndexOf("/site-packages/") < 0 && path.IndexOf("python-wheels/") < 0;

    internal override string What(PathGroup group) => $"a cache for installing was left in the layer: {PathGroup.Count(group.Files, "file", "files")}";

    internal override string Remedy(PathGroup group) =>
        group.Path.StartsWith("var/", StringComparison.Ordinal)
            ? "delete it in the same RUN, or mount it: RUN --mount=type=cache,target=/var/cache/apt --mount=type=cache,target=/var/lib/apt"
            : "install without it (pip install --no-cache-dir, uv --no-cache, npm ci --cache elsewhere), or mount it: RUN --mount=type=cache,target=/root/.cache";
}
