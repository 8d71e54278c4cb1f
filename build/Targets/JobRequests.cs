using Nuke.Common;
using Slipway.Core.Commands;
using Slipway.Core.Jobs;
using Slipway.Tools.Jobs;

namespace Slipway.Targets;

/// <summary>What a run leaves in its job's folder, read from its command line.</summary>
internal static class JobRequests
{
    private static readonly string[] s_images = [nameof(IRuntime.Runtime), nameof(ICheck.Check), nameof(IDev.Dev)];

    /// <summary>The record of a run that makes an image; null where no folder is named, or no image is made.</summary>
    /// <param name="build">The run.</param>
    public static JobRequest? Of(INukeBuild build) =>
        FolderOf(build) is { } folder && build.InvokedTargets.Any(x => s_images.Contains(x.Name, StringComparer.Ordinal))
            ? new JobRequest(
                folder,
                [.. build.InvokedTargets.Select(x => x.Name)],
                [.. CommandLineGate.Origins.Values.Values.Select(Option)],
                JobSystems.Of(Environment.GetEnvironmentVariable),
                new InputFiles(build.RootDirectory)
            )
            : null;

    /// <summary>The job's folder, absolute; null where none is named.</summary>
    /// <param name="build">The run.</param>
    public static string? FolderOf(INukeBuild build) =>
        build is IHazJob { JobFolder: { Length: > 0 } folder } ? Path.GetFullPath(folder, build.RootDirectory) : null;

    private static JobOption Option(ParameterValue value) =>
        new(
            Spelling.Dashed(value.Name),
            value.Text,
            value.Origin.Kind switch
            {
                OriginKind.Option => "option",
                OriginKind.Variable => "environment",
                OriginKind.DotEnv => ".env",
                OriginKind.Profile => "profile",
                OriginKind.Parameters => "parameters",
                _ => "default",
            }
        );
}
