using System.Text.RegularExpressions;
using Slipway.Tools.Processes;

namespace Slipway.Tests;

/// <summary>A real terminal without anybody before it: a window of tmux whose text can be read.</summary>
public sealed class TerminalWindow : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Command _tmux;

    private TerminalWindow(Command tmux) => _tmux = tmux;

    /// <summary>Opens a window and runs a program in it.</summary>
    /// <param name="columns">Its width.</param>
    /// <param name="command">The program; a line with <c>code N</c> follows it.</param>
    /// <param name="lines">Its height.</param>
    public static async Task<TerminalWindow> OpenAsync(int columns, Command command, int lines = 40)
    {
        var window = new TerminalWindow(await TmuxAsync());
        // The shell outlives Ctrl+C, which the terminal gives to both.
        const string Script = "trap : INT; \"$@\"; echo \"code $?\"; sleep 60";
        string[] variables =
        [
            .. command.Environment.SelectMany(x => (string[])(x.Value is null ? ["-u", x.Key] : [])),
            .. command.Environment.Where(x => x.Value is not null).Select(x => $"{x.Key}={x.Value}"),
        ];
        await window.TmuxAsync([
            .. (string[])["-u", "-f", "/dev/null", "new-session", "-d", "-x", $"{columns}", "-y", $"{lines}", "-c", command.WorkingDirectory!],
            .. (string[])["env", "-u", "CI", "-u", "GITHUB_ACTIONS"],
            .. variables,
            .. (string[])["bash", "-c", Script, "bash", command.Program],
            .. command.Arguments,
        ]);
        return window;
    }

    /// <summary>What the window shows, without blank lines.</summary>
    /// <param name="hasColours">With the escape sequences of colours.</param>
    public async Task<string> TextAsync(bool hasColours = false) =>
        string.Join(
            '\n',
            (await TmuxAsync(["capture-pane", "-p", .. hasColours ? ["-e"] : Array.Empty<string>()])).Split('\n').Where(x => x.Trim().Length > 0)
        );

    /// <summary>Waits until the window shows a text.</summary>
    public Task<string> UntilAsync(string text, int seconds = 30) => UntilAsync(new Regex(Regex.Escape(text)), seconds);

    /// <summary>Waits until one picture of the window matches.</summary>
    public async Task<string> UntilAsync(Regex pattern, int seconds = 30)
    {
        for (var i = 0; i < seconds * 20; i++)
        {
            if (await TextAsync() is var shown && pattern.IsMatch(shown))
                return shown;
            await Task.Delay(50);
        }
        throw new TimeoutException($"'{pattern}' was never shown:\n{await TextAsync()}");
    }

    /// <summary>Whether the cursor can be seen.</summary>
    public async Task<bool> HasCursorAsync() => (await TmuxAsync(["display-message", "-p", "#{cursor_flag}"])).Trim() == "1";

    /// <summary>Presses keys, by tmux' names.</summary>
    public Task PressAsync(string keys) => TmuxAsync(["send-keys", keys]);

    /// <summary>Makes the window wider or narrower.</summary>
    public Task ResizeAsync(int columns) => TmuxAsync(["resize-window", "-x", $"{columns}", "-y", "40"]);

    public async ValueTask DisposeAsync()
    {
        await TmuxAsync(["kill-server"]);
        _folder.Dispose();
    }

    private async Task<string> TmuxAsync(IEnumerable<string> arguments)
    {
        var result = await ProcessRunner.RunAsync(
            _tmux with
            {
                Arguments = [.. _tmux.Arguments, "-S", _folder["socket"], .. arguments],
                Environment = new Dictionary<string, string?>(_tmux.Environment)
                {
                    ["TMUX"] = null,
                    ["TERM"] = "xterm-256color",
                    ["LC_ALL"] = "C.UTF-8",
                },
                Timeout = TimeSpan.FromSeconds(30),
            }
        );
        return result.Output;
    }

    private static async Task<Command> TmuxAsync()
    {
        if (ProcessRunner.Find("tmux") is { } installed)
            return new Command(installed);
        var root = await DebianPrograms.ProvideAsync("tmux");
        return root.Command("usr/bin/tmux") with
        {
            Environment = new Dictionary<string, string?> { ["TERMINFO_DIRS"] = Path.Combine(root.Path, "usr/share/terminfo") },
        };
    }
}
