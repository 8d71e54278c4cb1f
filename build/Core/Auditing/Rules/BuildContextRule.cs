using Slipway.Core.Auditing.Imports;

namespace Slipway.Core.Auditing.Rules;

/// <summary>What <c>COPY .</c> takes along: the repository's history, tools' folders, tests and recipes of the service.</summary>
internal sealed class BuildContextRule : PathRule
{
    public override string Name => "build-context";

    public override string About => "what COPY . takes along: .git, folders of editors and tools, tests, notebooks, Dockerfiles";

    public override string LeavesAlone => "the same names in packages and in folders of the operating system";

    internal override IReadOnlyList<string> Folders =>
        [
            ".git",
            ".svn",
            ".hg",
            ".github",
            ".vscode",
            ".idea",
            ".devcontainer",
            ".pytest_cache",
            ".mypy_cache",
            ".ruff_cache",
            ".tox",
            ".nox",
            ".ipynb_checkpoints",
            ".eggs",
            "htmlcov",
            "tests",
        ];

    internal override IReadOnlyList<string> Files =>
        [
            "Dockerfile",
            ".dockerignore",
            ".gitignore",
            ".gitattributes",
            "docker-compose.yml",
            "docker-compose.yaml",
            "compose.yaml",
            ".pre-commit-config.yaml",
            ".gitlab-ci.yml",
            "Jenkinsfile",
            "tox.ini",
            "noxfile.py",
            ".coverage",
            ".coveragerc",
            ".DS_Store",
            "conftest.py",
        ];

    internal override IReadOnlyList<string> Endings => [".Dockerfile", ".ipynb"];

    internal override bool IsToldByFolder => true;

    internal override bool TakesFolder(ReadOnlySpan<char> path) =>
        path[(path.LastIndexOf('/') + 1)..] switch
        {
            ".git" or ".svn" or ".hg" => true,
            _ => PythonPlace.IsOwn(path),
        };

    internal override bool TakesFile(ReadOnlySpan<char> path) => PythonPlace.IsOwn(path);

    internal override Severity SeverityOf(AuditSubject subject, PathGroup group) => IsHistory(group) ? Severity.Danger : Severity.Waste;

    internal override string What(PathGroup group) =>
        IsHistory(group)
            ? "the whole history of the repository is in the image, with everything that was ever committed"
            : $"the service does not need it: {group.Names}";

    internal override string Remedy(PathGroup group) => $"name it in .dockerignore, or copy only what runs: COPY {Example(group)} instead of COPY .";

    private static bool IsHistory(PathGroup group) =>
        group.Roots.Any(x =>
            x.EndsWith("/.git", StringComparison.Ordinal)
            || x is ".git"
            || x.EndsWith("/.hg", StringComparison.Ordinal)
            || x.EndsWith("/.svn", StringComparison.Ordinal)
        );

    private static string Example(PathGroup group) => group.Path.Split('/')[0] is "app" ? "src/ /app/src/" : "the package's folder";
}
