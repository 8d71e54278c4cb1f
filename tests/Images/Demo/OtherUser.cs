using Slipway.Tools.Processes;

namespace Slipway.Images.Tests.Demo;

/// <summary>Runs a command as a user who owns nothing but what he was given.</summary>
public static class OtherUser
{
    private const string Id = "65534";

    /// <summary>Gives folders to the user.</summary>
    public static async Task GiveAsync(params string[] folders) =>
        (await ProcessRunner.RunAsync(new Command("chown", ["-R", $"{Id}:{Id}", .. folders]))).OrThrow();

    /// <summary>The same command, run by him with another umask, time zone and language.</summary>
    public static Command Run(Command command, string home)
    {
        var environment = new Dictionary<string, string?>(command.Environment)
        {
            ["HOME"] = home,
            ["DOTNET_CLI_HOME"] = home,
            ["TZ"] = "Pacific/Chatham",
            ["LC_ALL"] = "tr_TR.UTF-8",
        };
        return command with
        {
            Program = "setpriv",
            Arguments =
            [
                $"--reuid={Id}",
                $"--regid={Id}",
                "--clear-groups",
                "bash",
                "-c",
                "umask 077; exec \"$@\"",
                "bash",
                command.Program,
                .. command.Arguments,
            ],
            Environment = environment,
        };
    }
}
