using System.Security.Cryptography;
using System.Text;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>Remembers in build-attempt.log which targets succeeded, so that --continue passes over them.</summary>
internal sealed class Attempt
{
    private readonly string _file = NukeBuild.TemporaryDirectory / "build-attempt.log";

    private Attempt(NukeBuild build)
    {
        var words = string.Join(' ', Arguments.Tokens.Where(x => !x.StartsWith('-')));
        var invocation = Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(words)));
        string[] succeeded = [];
        if (build.Continue && File.Exists(_file))
        {
            if (File.ReadAllLines(_file) is [var first, .. var names] && first == invocation)
                succeeded = names;
            else
                Log.Warning("Build invocation changed. Restarting ...");
        }
        foreach (var target in build.ExecutionPlan.Where(x => succeeded.Contains(x.Name)))
            target.Status = ExecutionStatus.Skipped;
        File.WriteAllLines(_file, [invocation, .. succeeded]);
    }

    public static Attempt Begin(NukeBuild build) => new(build);

    public void Succeeded(ExecutableTarget target) => File.AppendAllLines(_file, [target.Name]);
}
