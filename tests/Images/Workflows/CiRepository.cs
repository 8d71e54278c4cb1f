using Slipway.Images.Tests.Demo;
using Slipway.Tests;
using Slipway.Tools.Engine;
using Slipway.Tools.Processes;

namespace Slipway.Images.Tests.Workflows;

/// <summary>A repository with this one's files, committed, that jobs clone; and the machines that run them.</summary>
internal sealed class CiRepository(DemoHome demo) : IDisposable
{
    private readonly TempFolder _folder = new();

    /// <summary>The repository.</summary>
    public string Root => _folder["origin"];

    /// <summary>Where jobs run.</summary>
    public string Work => _folder["work"];

    /// <summary>Takes the files as they are, and commits them.</summary>
    public async Task MakeAsync()
    {
        await ShellAsync(
            Repository.Root,
            "mkdir -p \"$0\" \"$1\" && git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' x; do [[ ! -e $x ]] || printf '%s\\0' \"$x\"; done"
                + " | xargs -0 cp -p --parents -t \"$0\"",
            Root,
            Work
        );
        await ShellAsync(Root, "git init -q -b main && git add -A");
    }

    public async Task CommitAsync(string message) =>
        await ShellAsync(Root, "git add -A && git -c user.name=a -c user.email=a@example.com commit -qm \"$0\"", message);

    /// <summary>
    /// A clean clone. The build that these tests were started with is put beside it where it is current, with the times of its sources: what compiles it is tested elsewhere, and takes
    /// minutes.
    /// </summary>
    public async Task CloneAsync(string folder)
    {
        await ShellAsync(Root, "git clone -q . \"$0\"", folder);
        await ShellAsync(
            Repository.Root,
            """
            [[ -f build/bin/slipway.stamp ]] || exit 0
            git -C "$0" ls-files -z build global.json Directory.Build.props Directory.Packages.props | while IFS= read -r -d '' x; do [[ ! -e $x ]] || touch -r "$x" "$0/$x"; done
            [[ ! -f .nuke/temp/packages.props ]] || cp -p --parents .nuke/temp/packages.props "$0"
            cp -p --parents build/bin/slipway.stamp "$0"
            program=$(sed -n 2p build/bin/slipway.stamp)
            cp -al --parents "${program%/*}" "$0"
            """,
            folder
        );
    }

    /// <summary>The variables of a machine that ran nothing before; programs that GitHub's machines have, and an engine, are there.</summary>
    /// <param name="name">Which machine.</param>
    public IReadOnlyDictionary<string, string?> Machine(string name)
    {
        var home = _folder["homes", name];
        if (!Directory.Exists(home))
        {
            Directory.CreateDirectory(home);
            foreach (var part in (string[])["apt", "programs"])
                Directory.CreateSymbolicLink(Path.Combine(home, part), Path.Combine(demo.Home.Root, part));
        }
        return new Dictionary<string, string?>
        {
            ["SLIPWAY_HOME"] = home,
            ["DOCKER_HOST"] = new OwnEngine(demo.Home, _ => { }).Endpoint.Address,
            ["PATH"] = $"{Path.GetDirectoryName(new OwnEngine(demo.Home, _ => { }).Programs!.Docker)}:{Environment.GetEnvironmentVariable("PATH")}",
            ["DOCKER_CONTEXT"] = null,
            ["NUKE_ROOT"] = null,
            ["SLIPWAY_TEST_ALL"] = null,
        };
    }

    public void Dispose() => _folder.Dispose();

    private static async Task ShellAsync(string folder, string script, params string[] arguments) =>
        (await ProcessRunner.RunAsync(new Command("bash", ["-euo", "pipefail", "-c", script, .. arguments]) { WorkingDirectory = folder })).OrThrow();
}
