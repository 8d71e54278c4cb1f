using Slipway.Tools.Processes;

namespace Slipway.Tools.Engine;

/// <summary>The distribution's own suites among the machine's apt sources, whichever format they are written in: apt itself is asked.</summary>
public static class AptTargets
{
    private static readonly string[] Components = ["main", "universe"];

    /// <summary>Where the distributions keep the keys that sign their archives: apt says nothing of a source's own keys when it is asked for its targets.</summary>
    private static readonly string[] Keyrings =
    [
        "/usr/share/keyrings/debian-archive-keyring.pgp",
        "/usr/share/keyrings/debian-archive-keyring.gpg",
        "/usr/share/keyrings/ubuntu-archive-keyring.gpg",
    ];

    /// <summary>Asks apt.</summary>
    /// <param name="codeName">The release's code name, such as <c>bookworm</c>.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<IReadOnlyList<AptSource>> ReadAsync(string codeName, CancellationToken cancellation)
    {
        var answer = await ProcessRunner.RunAsync(new Command("apt-get", "indextargets", "--no-release-info", "Created-By: Packages"), null, cancellation);
        return [.. Parse(answer.OrThrow().Output, codeName).Select(source => source with { Keyring = source.Keyring ?? Keyrings.FirstOrDefault(File.Exists) })];
    }

    /// <summary>Reads the answer of <c>apt-get indextargets</c>: paragraphs of fields. Other vendors' archives are left out.</summary>
    /// <param name="text">The answer.</param>
    /// <param name="codeName">The release's code name.</param>
    public static IReadOnlyList<AptSource> Parse(string text, string codeName)
    {
        var suites =
            from paragraph in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            let fields = Fields(paragraph)
            let suite = fields.GetValueOrDefault("Release", "")
            let component = fields.GetValueOrDefault("Component", "")
            where Components.Contains(component, StringComparer.Ordinal) && IsOfRelease(suite, codeName)
            group component by (Uri: fields.GetValueOrDefault("Repo-URI", ""), Suite: suite, Keyring: fields.GetValueOrDefault("Signed-By"));
        return [.. suites.Select(s => new AptSource(s.Key.Uri, s.Key.Suite, [.. s.Distinct(StringComparer.Ordinal)], s.Key.Keyring))];
    }

    private static bool IsOfRelease(string suite, string codeName) =>
        suite.Split('-')[0] is var name && (name == codeName || name is "stable" or "testing" or "unstable" or "sid");

    private static Dictionary<string, string> Fields(string paragraph) =>
        paragraph
            .Split('\n')
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .Where(pair => pair.Length == 2 && pair[1].Length > 0)
            .DistinctBy(pair => pair[0], StringComparer.Ordinal)
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
