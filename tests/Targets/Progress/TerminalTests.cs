using System.Text.RegularExpressions;
using Slipway.Tools.Processes;

namespace Slipway.Targets.Tests.Progress;

/// <summary>The table in a real terminal, drawn by a real build.</summary>
[Trait("Row", "U1")]
public sealed class TerminalTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public TerminalTests() => Directory.CreateDirectory(_folder[".nuke"]);

    public void Dispose() => _folder.Dispose();

    private Command Sample(string target, string? noColour = null) =>
        new("dotnet", Path.Combine(AppContext.BaseDirectory, "SampleBuild.dll"), target)
        {
            WorkingDirectory = _folder.Path,
            Environment = new Dictionary<string, string?> { ["SAMPLE"] = "Showing", ["NO_COLOR"] = noColour },
        };

    [Theory]
    [InlineData(80, @"^running +linux/amd64/onnxruntime +\d+\.0 of 12\.0 MB +\d+\.\d s$")]
    [InlineData(160, @"^running +linux/amd64/onnxruntime +\d+\.0 of 12\.0 MB +\d+\.\d s$")]
    [InlineData(20, @"^~nnxruntime +\d+\.\d s$")]
    public async Task A_terminal_shows_rows_that_move_and_keeps_one_line_of_what_was_made(int columns, string running)
    {
        await using var window = await TerminalWindow.OpenAsync(columns, Sample("Table"));
        var first = await window.UntilAsync("nnxruntime");
        first.ShouldContain("Table");
        Regex.Count(first, running, RegexOptions.Multiline).ShouldBe(1, first);
        (await window.HasCursorAsync()).ShouldBeFalse();
        if (columns > 20)
        {
            var later = await window.UntilAsync("a line from between");
            later.ShouldContain("waiting  1 layer");
            Regex.Count(later, "onnxruntime").ShouldBe(1, later);
        }
        var last = await window.UntilAsync("code 0");
        last.ShouldContain(columns == 20 ? "image demo:1 sha256:" : "image demo:1 sha256:00");
        last.ShouldNotContain("nnxruntime");
        Regex.Count(last, "^(done +)?3 layers: ", RegexOptions.Multiline).ShouldBe(1, last);
        (await window.HasCursorAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_window_that_becomes_narrow_gets_a_narrow_table()
    {
        await using var window = await TerminalWindow.OpenAsync(100, Sample("Table"));
        await window.UntilAsync("onnxruntime");
        await window.ResizeAsync(50);
        await window.UntilAsync("a line from between");
        await Task.Delay(500);
        var text = await window.TextAsync();
        Regex.Count(text, "^waiting ", RegexOptions.Multiline).ShouldBe(1, text);
        text.ShouldMatch(@"(?m)^running  ~nux/amd64/onnxruntime +\d+\.0 MB +\d+\.\d s$");
    }

    [Theory]
    [InlineData(160, 80, 160)]
    [InlineData(160, 100, 80, 200, 160)]
    [InlineData(80, 160, 80)]
    public async Task A_window_that_changes_its_width_while_it_is_drawn_keeps_no_halves_of_old_lines(params int[] columns)
    {
        await using var window = await TerminalWindow.OpenAsync(columns[0], Sample("Table"));
        await window.UntilAsync("onnxruntime");
        foreach (var width in columns[1..])
        {
            await window.ResizeAsync(width);
            await Task.Delay(400);
            var text = await window.TextAsync();
            foreach (var word in (string[])["onnxruntime", "waiting", "done", "NUKE Execution Engine"])
                Regex.Count(text, word).ShouldBeLessThanOrEqualTo(1, $"{width} columns:\n{text}");
        }
        var last = await window.UntilAsync("code 0");
        Regex.Count(last, "^(running|waiting)", RegexOptions.Multiline).ShouldBe(0, last);
        Regex.Count(last, "^done +3 layers: .* MB +\\d+\\.\\d s$", RegexOptions.Multiline).ShouldBe(1, last);
        Regex.Count(last, "^done", RegexOptions.Multiline).ShouldBe(1, last);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("1", false)]
    public async Task NO_COLOR_takes_the_colours_and_nothing_else(string? noColour, bool hasColours)
    {
        await using var window = await TerminalWindow.OpenAsync(80, Sample("Table", noColour));
        await window.UntilAsync("running  linux/amd64/onnxruntime");
        (await window.TextAsync(hasColours: true)).Split('\n').Single(x => x.Contains("onnxruntime")).Contains("\e[3").ShouldBe(hasColours);
    }

    [Fact]
    [Trait("Row", "X3")]
    public async Task Ctrl_C_gives_the_cursor_back()
    {
        await using var window = await TerminalWindow.OpenAsync(80, Sample("Table"));
        await window.UntilAsync("running  linux/amd64/onnxruntime");
        await window.PressAsync("C-c");
        var text = await window.UntilAsync("code ");
        text.ShouldContain("code 130");
        text.ShouldContain("stopped  linux/amd64/onnxruntime");
        (await window.HasCursorAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_quick_is_a_line_and_no_table()
    {
        await using var window = await TerminalWindow.OpenAsync(80, Sample("Quick"));
        var text = await window.UntilAsync("code 0");
        text.ShouldContain("  made quick ");
        text.ShouldNotContain("done ");
    }

    [Fact]
    [Trait("Row", "X3")]
    public async Task A_reader_that_leaves_ends_the_run_and_its_children_with_the_code_of_SIGPIPE()
    {
        var command = Sample("Talking");
        var result = await ProcessRunner.RunAsync(
            command with
            {
                Program = "bash",
                Arguments = ["-c", "\"$@\" 2>error.txt | head -1; echo \"code ${PIPESTATUS[0]}\"", "bash", command.Program, .. command.Arguments],
                Timeout = TimeSpan.FromMinutes(1),
            }
        );
        result.Output.ShouldContain("code 141");
        (await File.ReadAllTextAsync(_folder["error.txt"])).ShouldBeEmpty();
        var child = _folder["child.pid"];
        if (File.Exists(child))
            Directory.Exists($"/proc/{(await File.ReadAllTextAsync(child)).Trim()}").ShouldBeFalse();
    }
}
