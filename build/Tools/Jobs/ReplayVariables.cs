using System.Collections;
using Slipway.Core.Commands;
using Slipway.Core.Jobs;

namespace Slipway.Tools.Jobs;

/// <summary>What this machine says of options: variables would give a job options that it had not, files of the working tree do and are told.</summary>
internal static class ReplayVariables
{
    /// <summary>Changes of the environment: no variable gives an option, and the root is the one of this run.</summary>
    public static IReadOnlyDictionary<string, string?> Changes(IDictionary environment, ReplayRequest request)
    {
        var options = request.Model.AllOptions.Select(x => Spelling.Plain(x.Name)).ToHashSet(StringComparer.Ordinal);
        var changes = environment
            .Keys.Cast<string>()
            .Where(x => !VariableNames.IsEarly(x) && (x == VariableNames.Mode || (VariableNames.IsOurs(x) && options.Contains(Rest(x)))))
            .ToDictionary(x => x, string? (_) => null, StringComparer.Ordinal);
        changes["NUKE_ROOT"] = request.Root;
        return changes;
    }

    /// <summary>Options that files of the working tree give and the job had not.</summary>
    public static IEnumerable<JobGap> OnlyHere(JobSpec there, ParameterOrigins origins) =>
        from value in origins.Values.Values.OrderBy(x => x.Name, StringComparer.Ordinal)
        let name = Spelling.Dashed(value.Name)
        where value.Origin.Kind is OriginKind.DotEnv or OriginKind.Parameters && JobOptions.IsRecorded(name)
        where there.Options.All(x => x.Name != name)
        select new JobGap("option", $"--{name} is given here by {value.Origin} and was not given there");

    private static string Rest(string variable) => Spelling.Plain(variable)[(VariableNames.IsOwn(variable) ? "SLIPWAY" : "NUKE").Length..];
}
