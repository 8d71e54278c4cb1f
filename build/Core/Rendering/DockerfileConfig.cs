using System.Globalization;
using System.Text;
using Slipway.Core.Images;

namespace Slipway.Core.Rendering;

/// <summary>What a container starts with, as instructions of a Dockerfile. Programs are in exec form: the image has no shell.</summary>
internal static class DockerfileConfig
{
    internal static void Write(StringBuilder text, ContainerConfig config)
    {
        DockerfileText.Line(text);
        DockerfileText.Line(text, "ENV " + string.Join(" \\\n    ", (config.Env ?? []).Select(Variable)));
        foreach (var (name, value) in config.Labels ?? new Dictionary<string, string>())
            DockerfileText.Line(text, $"LABEL {name}={Quote(value)}");
        foreach (var port in config.ExposedPorts ?? [])
            DockerfileText.Line(text, $"EXPOSE {port}");
        if (config.Healthcheck is { } health)
            DockerfileText.Line(
                text,
                $"HEALTHCHECK --interval={Seconds(health.Interval)} --timeout={Seconds(health.Timeout)} --start-period={Seconds(health.StartPeriod)} "
                    + $"--retries={health.Retries} CMD {Exec(health.Test.Skip(1))}"
            );
        DockerfileText.Line(text, $"WORKDIR {config.WorkingDir}");
        DockerfileText.Line(text, $"USER {config.User}");
        DockerfileText.Line(text, $"ENTRYPOINT {Exec(config.Entrypoint ?? [])}");
    }

    /// <summary>A program and its arguments as the JSON list that the exec form is.</summary>
    internal static string Exec(IEnumerable<string> words) => JsonText.List(words);

    private static string Variable(string variable) => variable.Split('=', 2) is [var name, var value] ? $"{name}={Quote(value)}" : variable;

    /// <summary>A value that a Dockerfile must not take apart: quotes, escapes and references to variables.</summary>
    private static string Quote(string value) =>
        "\""
        + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal)
        + "\"";

    private static string Seconds(long? nanoseconds) => string.Create(CultureInfo.InvariantCulture, $"{(nanoseconds ?? 0) / 1_000_000_000}s");
}
