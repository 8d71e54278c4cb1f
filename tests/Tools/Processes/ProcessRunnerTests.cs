using System.Diagnostics;
using System.Text.RegularExpressions;
using Slipway.Core.Diagnostics;
using Slipway.Tests;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Tests.Processes;

public sealed class ProcessRunnerTests
{
    [Fact]
    public async Task Arguments_reach_the_program_unchanged()
    {
        string[] arguments = ["a b", "", "\"quoted\"", "$HOME", "ünï", "--x=*"];
        var result = await ProcessRunner.RunAsync(FakeTool.Command(["arguments", .. arguments]));
        result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(arguments.Select(argument => $"[{argument}]"));
    }

    [Fact]
    [Trait("Row", "U2")]
    public async Task An_exit_code_is_a_result_and_a_numbered_error_only_when_asked()
    {
        var result = await ProcessRunner.RunAsync(FakeTool.Command("fail", "7", "the reason"));
        result.ExitCode.ShouldBe(7);
        var error = Should.Throw<SlipwayException>(() => result.OrThrow());
        error.Problems[0].Number.ShouldBe("SLP501");
        error.Message.ShouldContain("exit code 7");
        error.Message.ShouldContain("the reason");
        error.ExitCode.ShouldBe((int)Family.Failed);
    }

    [Fact]
    [Trait("Row", "U2")]
    public async Task A_missing_program_is_a_numbered_error_that_names_it()
    {
        var error = await Should.ThrowAsync<SlipwayException>(() => ProcessRunner.RunAsync(new Command("no-such-program-here", "x")));
        error.Problems[0].Number.ShouldBe("SLP401");
        error.Message.ShouldContain("no-such-program-here");
    }

    [Fact]
    [Trait("Row", "X5")]
    public async Task A_secret_is_hidden_in_the_command_line_in_both_outputs_and_in_every_line()
    {
        var lines = new List<string>();
        var command = FakeTool.Command("fail", "3", "token=hunter2!") with
        {
            Secrets = ["hunter2!"],
            Environment = new Dictionary<string, string?> { ["PASSWORD"] = "hunter2!" },
        };
        var result = await ProcessRunner.RunAsync(command, lines.Add);
        var told = string.Join(
            '\n',
            [command.ToString(), result.Output, result.Error, .. lines, Should.Throw<SlipwayException>(() => result.OrThrow()).Message]
        );
        told.ShouldNotContain("hunter2!");
        told.ShouldContain("***");
    }

    [Fact]
    public async Task Large_output_on_one_stream_and_input_that_nobody_reads_do_not_block()
    {
        var result = await ProcessRunner.RunAsync(FakeTool.Command("lines", "200000") with { Input = new string('x', 1 << 20) });
        result.ExitCode.ShouldBe(0);
        result.Output.Count(c => c == '\n').ShouldBe(200000);
    }

    [Fact]
    public async Task Input_is_written_whole_and_then_closed() =>
        (await ProcessRunner.RunAsync(FakeTool.Command("count-input") with { Input = new string('x', 300_000) })).Output.Trim().ShouldBe("300000");

    [Fact]
    public async Task Environment_is_set_over_the_callers_and_null_removes()
    {
        (
            await ProcessRunner.RunAsync(
                FakeTool.Command("env", "SLIPWAY_PROBE") with
                {
                    Environment = new Dictionary<string, string?> { ["SLIPWAY_PROBE"] = "here" },
                }
            )
        ).Output.ShouldBe("here\n");
        (
            await ProcessRunner.RunAsync(FakeTool.Command("env", "PATH") with { Environment = new Dictionary<string, string?> { ["PATH"] = null } })
        ).Output.ShouldBe("(unset)\n");
        (await ProcessRunner.RunAsync(FakeTool.Command("env", "PATH"))).Output.ShouldBe(Environment.GetEnvironmentVariable("PATH") + "\n");
    }

    [Fact]
    public async Task The_program_starts_in_the_folder_that_is_asked_for()
    {
        using var folder = new TempFolder();
        (await ProcessRunner.RunAsync(FakeTool.Command("directory") with { WorkingDirectory = folder.Path })).Output.Trim().ShouldBe(folder.Path);
    }

    [Fact]
    [Trait("Row", "X3")]
    public async Task A_time_limit_ends_the_program_and_its_children_even_where_they_ignore_signals()
    {
        var ids = new List<int>();
        var command = FakeTool.Command("spawn-child") with { Timeout = TimeSpan.FromSeconds(1.5) };
        var error = await Should.ThrowAsync<SlipwayException>(() => ProcessRunner.RunAsync(command, line => ids.Add(Id(line))));
        error.Problems[0].Number.ShouldBe("SLP502");
        await ShouldBeGone(ids);
    }

    [Fact]
    [Trait("Row", "X3")]
    public async Task Cancelling_ends_the_program_and_its_children()
    {
        var ids = new List<int>();
        using var cancellation = new CancellationTokenSource();
        var running = ProcessRunner.RunAsync(
            FakeTool.Command("spawn-child"),
            line =>
            {
                ids.Add(Id(line));
                if (ids.Count == 2)
                    cancellation.Cancel();
            },
            cancellation.Token
        );
        await Should.ThrowAsync<OperationCanceledException>(() => running);
        await ShouldBeGone(ids);
    }

    [Fact]
    public async Task A_stream_is_read_while_the_program_writes_it()
    {
        long read = 0;
        var result = await ProcessRunner.PipeAsync(
            FakeTool.Command("bytes", "50000000"),
            async stream =>
            {
                var buffer = new byte[1 << 16];
                for (int count; (count = await stream.ReadAsync(buffer)) > 0; )
                    read += count;
            }
        );
        (result.ExitCode, read).ShouldBe((0, 50_000_000));
    }

    [Fact]
    [Trait("Row", "X3")]
    public async Task A_reader_that_fails_ends_the_program()
    {
        var clock = Stopwatch.StartNew();
        var running = ProcessRunner.PipeAsync(FakeTool.Command("ignore-sigterm"), _ => throw new InvalidDataException("not a tar"));
        (await Should.ThrowAsync<InvalidDataException>(() => running)).Message.ShouldBe("not a tar");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    private static int Id(string line) => int.Parse(Regex.Match(line, "[0-9]+$").Value);

    private static async Task ShouldBeGone(List<int> ids)
    {
        ids.Count.ShouldBe(2);
        var clock = Stopwatch.StartNew();
        while (ids.Exists(IsAlive) && clock.Elapsed < TimeSpan.FromSeconds(5))
            await Task.Delay(50);
        ids.ShouldAllBe(id => !IsAlive(id));
    }

    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
