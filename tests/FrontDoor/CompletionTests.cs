using Slipway.Tests;
using Slipway.Tools.Debian;
using Slipway.Tools.Processes;

namespace Slipway.FrontDoor.Tests;

/// <summary>The committed completion scripts in the shells that they are for. The build is not started: only words of the scripts are offered.</summary>
[Trait("Row", "U3")]
public sealed class CompletionTests : IDisposable
{
    private static readonly string s_scripts = Path.Combine(Repository.Root, "completions");
    private readonly TempFolder _folder = new();

    public CompletionTests()
    {
        Needs.That(OperatingSystem.IsLinux(), "the shells are those of a Linux machine");
        File.WriteAllText(_folder["slipway.json"], "{}");
        File.WriteAllText(_folder["build.sh"], "#!/bin/sh\ntouch started\n");
        File.SetUnixFileMode(_folder["build.sh"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>What is typed before TAB, and words that must and must not be offered.</summary>
    public static TheoryData<string, string, string> Lines() =>
        new()
        {
            { "./build.sh Ru", "Runtime", "Clean" },
            { "./build.sh ", "Runtime Doctor Engine Clean", "--mode" },
            { "./build.sh Runtime --mo", "--mode", "--rung" },
            { "./build.sh Runtime --mode ", "minimal recommended full", "cpu" },
            { "./build.sh Runtime --upstream ", "public pypi debian", "minimal" },
            { "./build.sh Engine --st", "--start --stop --status", "--mode" },
            { "./build.sh --verb", "--verbosity", "--mode" },
        };

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Bash_offers_the_words(string line, string words, string others) => Offers(await BashAsync(line), words, others);

    [Fact]
    public async Task Bash_completes_each_part_of_a_list()
    {
        (await BashAsync("./build.sh Runtime --platform linux/amd64,")).ShouldContain("linux/amd64,linux/arm64");
        (await BashAsync("./build.sh Test --rung House,C")).ShouldBe(["House,Core", "House,Compat"], ignoreOrder: true);
    }

    [Fact]
    public async Task Bash_leaves_the_build_sh_of_another_project_alone()
    {
        File.Delete(_folder["slipway.json"]);
        (await BashAsync("./build.sh Ru")).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Fish_offers_the_words(string line, string words, string others)
    {
        var root = await ShellAsync("fish");
        var script = $"set fish_function_path {root.Path}/usr/share/fish/functions; source {s_scripts}/slipway.fish; complete -C '{line}'";
        var result = await RunAsync(root.Command("usr/bin/fish", "--no-config", "-c", script));
        Offers([.. result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(x => x.Split('\t')[0])], words, others);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Zsh_offers_the_words(string line, string words, string others)
    {
        var root = await ShellAsync("zsh");
        var library = Directory.GetDirectories($"{root.Path}/usr/lib/{root.Platform.Triplet}/zsh").Single();
        var inner = root.Command("usr/bin/zsh", "-f", "-i").ToString();
        // A real line editor on a terminal of its own, which reads keys once it has shown its prompt: Ctrl+D lists what is offered. It is waited for until the last word has come.
        var script = $$"""
            module_path=({{library}})
            zmodload zsh/zpty zsh/zselect
            zpty z {{Quote(inner)}}
            zpty -w z "module_path=({{library}}); fpath=({{s_scripts}} {{root.Path}}/usr/share/zsh/functions/**/*(/N)); stty -echo cols 250; autoload -Uz compinit; compinit -u -D; LISTMAX=1000; setopt no_beep auto_list list_ambiguous; PROMPT='REA''DY> '"
            zpty -r z answer '*READY> *'
            zpty -w -n z {{Quote(line)}}$'\C-d'
            all=
            for ((i = 0; i < 200; i++)); do
              zselect -t 10
              while zpty -r -t z answer; do all+=$answer; done
              [[ $all != *{{words.Split(' ')[^1]}}* ]] || ((i += 40))
            done
            print -rn -- "$all"
            zpty -d z
            """;
        var result = await RunAsync(root.Command("usr/bin/zsh", "-f", "-c", script));
        var offered = System.Text.RegularExpressions.Regex.Replace(result.Output, @"\x1b\[[0-9;?]*[A-Za-z]", " ").Split([' ', '\r', '\n', '\t']);
        Offers(offered, words, others);
    }

    private async Task<IReadOnlyList<string>> BashAsync(string line)
    {
        var script = $$"""
            source {{s_scripts}}/slipway.bash
            [[ $(complete -p build.sh) == "complete -F _slipway build.sh" ]] || exit 3
            read -ra COMP_WORDS <<<{{Quote(line)}}
            [[ {{Quote(line)}} != *' ' ]] || COMP_WORDS+=('')
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _slipway
            printf '%s\n' "${COMPREPLY[@]}"
            """;
        var result = await RunAsync(new Command("bash", "--norc", "-c", script));
        return result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private async Task<CommandResult> RunAsync(Command command)
    {
        var result = await ProcessRunner.RunAsync(
            command with
            {
                WorkingDirectory = _folder.Path,
                Timeout = TimeSpan.FromMinutes(1),
                Environment = new Dictionary<string, string?>
                {
                    ["HOME"] = _folder.Path,
                    ["TERM"] = "xterm",
                    ["LC_ALL"] = "C.UTF-8",
                },
            }
        );
        result.ExitCode.ShouldBe(0, result.Output + result.Error);
        result.Error.ShouldBe("");
        File.Exists(_folder["started"]).ShouldBeFalse();
        return result;
    }

    private static async Task<ProgramRoot> ShellAsync(string package)
    {
        Needs.That(ProcessRunner.Find("apt-get") is not null, $"no apt to fetch {package} with");
        return await DebianPrograms.ProvideAsync(package);
    }

    private static void Offers(IReadOnlyCollection<string> offered, string words, string others)
    {
        foreach (var word in words.Split(' '))
            offered.ShouldContain(word);
        foreach (var word in others.Split(' '))
            offered.ShouldNotContain(word);
    }

    private static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
