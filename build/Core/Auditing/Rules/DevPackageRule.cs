using System.Collections.Frozen;

namespace Slipway.Core.Auditing.Rules;

/// <summary>Packages for developing, testing and building.</summary>
internal sealed class DevPackageRule : IAuditRule
{
    private static readonly FrozenSet<string> s_names = FrozenSet.ToFrozenSet(
        [
            "pytest",
            "pytest-cov",
            "pytest-asyncio",
            "pytest-xdist",
            "pytest-mock",
            "hypothesis",
            "coverage",
            "tox",
            "nox",
            "mypy",
            "pyright",
            "ruff",
            "black",
            "isort",
            "flake8",
            "pylint",
            "bandit",
            "autopep8",
            "yapf",
            "pre-commit",
            "ipython",
            "ipykernel",
            "jupyter",
            "jupyterlab",
            "notebook",
            "sphinx",
            "mkdocs",
            "cython",
            "build",
            "twine",
            "hatch",
            "poetry",
            "pdm",
            "cmake",
            "ninja",
            "meson",
            "pybind11",
            "nanobind",
            "maturin",
            "scikit-build-core",
            "debugpy",
            "ipdb",
            "locust",
            "pip-tools",
            "auditwheel",
            "cppy",
            "flit-core",
            "hatchling",
            "poetry-core",
            "wheel",
        ],
        StringComparer.Ordinal
    );

    /// <summary>Whether a package is one of them.</summary>
    /// <param name="name">Normalized name.</param>
    public static bool IsOne(string name) => s_names.Contains(name);

    public string Name => "dev-package";

    public string About => "packages for developing, testing and building (pytest, mypy, jupyter, sphinx, cython, ...)";

    public string LeavesAlone => "those that the service's own files import";

    public IEnumerable<Finding> Find(AuditSubject subject) =>
        from package in subject.Owners.All
        where package.Kind == PackageKind.Python && s_names.Contains(package.Name) && !subject.Reach.ByService.Contains(package.Index)
        select new Finding(
            Name,
            Severity.Waste,
            package.Folder,
            subject.Total(package).Bytes,
            subject.Blame(package),
            $"{package.Title} is for developing, and the service does not import it",
            "keep it in a requirements file of its own that the image does not install"
        );
}
