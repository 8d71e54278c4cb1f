using System.Collections;
using Nuke.Common.Execution;

namespace Nuke.Common.ValueInjection;

/// <summary>Environment variables by parameter name: the exact one, else the only one that equals the name but for case and punctuation, with or without NUKE before it.</summary>
internal static class Variables
{
    private static readonly Lazy<Dictionary<string, List<string>>> s_names = new(() =>
    {
        var names = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            var plain = Plain((string)variable.Key);
            if (!names.TryGetValue(plain, out var same))
                names[plain] = same = [];
            same.Add((string)variable.Key);
        }
        return names;
    });

    public static string Of(string parameter)
    {
        if (Environment.GetEnvironmentVariable(parameter) is { } exact)
            return exact;
        var plain = Plain(parameter);
        var candidates = Named(plain).Concat(Named("NUKE" + plain)).ToList();
        if (candidates.Count > 1)
            Log.Warning($"Could not resolve {parameter} since multiple values are provided");
        return candidates.Count == 1 ? Environment.GetEnvironmentVariable(candidates[0]) : null;
    }

    private static List<string> Named(string plain) => s_names.Value.GetValueOrDefault(plain) ?? [];

    private static string Plain(string name) => name.All(char.IsLetterOrDigit) ? name : string.Concat(name.Where(char.IsLetterOrDigit));
}
