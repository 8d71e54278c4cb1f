namespace Slipway.Core.Diagnostics;

/// <summary>SLP430 to SLP436: the resolver uv.</summary>
public static class UvProblems
{
    /// <summary>SLP430: there is no uv.</summary>
    /// <param name="floor">Oldest version that does the job.</param>
    public static Problem Missing(string floor) =>
        new(
            "SLP430",
            Family.Missing,
            "there is no uv, which resolves Python packages",
            $"uv {floor} or newer, named by SLIPWAY_UV or on PATH",
            "install it: it is one static file, in your package manager, on your package index (pip install uv), or among the releases of astral-sh/uv"
        );

    /// <summary>SLP431: what SLIPWAY_UV names is not a program.</summary>
    /// <param name="path">What it names.</param>
    public static Problem NotThere(string path) =>
        new("SLP431", Family.Missing, $"SLIPWAY_UV names '{Printable.Of(path, 200)}', which is no file", "the path of uv", "correct SLIPWAY_UV, or unset it");

    /// <summary>SLP432: uv is too old, or does not say its version.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="said">What it said.</param>
    /// <param name="floor">Oldest version that does the job.</param>
    public static Problem TooOld(string path, string said, string floor) =>
        new("SLP432", Family.Missing, $"{path} says '{Printable.Of(said, 80)}'", $"uv {floor} or newer", "update it: uv self update, or as you installed it");

    /// <summary>SLP433: uv finds no Python.</summary>
    public static Problem NoPython() =>
        new(
            "SLP433",
            Family.Missing,
            "uv finds no Python on PATH; it asks one for its platform before it resolves, whatever the target",
            "any Python 3.8 or newer",
            "install one (apt-get install python3-minimal); it is asked, nothing is installed into it"
        );

    /// <summary>SLP434: the requirements have no solution, or uv failed.</summary>
    /// <param name="target">The lock that was to be made.</param>
    /// <param name="words">uv's own words.</param>
    public static Problem NoSolution(string target, string words) =>
        new(
            "SLP434",
            Family.Failed,
            $"{target} cannot be resolved; uv says:\n{Lines.Indent(words)}",
            "",
            "change the requirement that it names; what must not change is in requirements/"
        );

    /// <summary>SLP435: a project has source archives only.</summary>
    /// <param name="project">The project.</param>
    public static Problem SourceOnly(string project) =>
        new(
            "SLP435",
            Family.Failed,
            $"{project} has no wheel that fits, only a source archive, which somebody must compile",
            "projects named in requirements/source-only.txt may be locked as source archives",
            $"add '{project}' to requirements/source-only.txt if you want to compile it, or take another release"
        );

    /// <summary>SLP436: uv's answer cannot be read.</summary>
    /// <param name="line">The line.</param>
    public static Problem UnknownAnswer(string line) =>
        new("SLP436", Family.Failed, $"a line of uv's answer cannot be read: '{Printable.Of(line, 120)}'", "", "report it with the version of uv");
}
