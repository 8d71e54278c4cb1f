using System.Text;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>What --help prints.</summary>
internal static class HelpText
{
    public static string Of(NukeBuild build)
    {
        var text = new StringBuilder("Targets (with their direct dependencies):\n\n");
        var width = Math.Max(build.AllTargets.Max(x => x.Name.Length), 20);
        foreach (var target in build.AllTargets.Where(x => x.Listed))
        {
            var name = target.IsDefault ? $"{target.Name} (default)" : target.Name;
            var dependencies = target.ExecutionDependencies.Count > 0 ? " -> " + string.Join(", ", target.ExecutionDependencies.Select(x => x.Name)) : "";
            text.AppendLine($"  {name.PadRight(width)}{dependencies}".TrimEnd());
            if (!string.IsNullOrWhiteSpace(target.Description))
                text.AppendLine($"    {target.Description}");
        }
        var defaults = string.Join(", ", build.AllTargets.Where(x => x.IsDefault).Select(x => x.Name));
        var parameters = DeclaredParameter.In(build.GetType());
        var widest = parameters.Max(x => x.Dashed.Length) + 2;
        text.Append("\nParameters:\n");
        foreach (var group in parameters.GroupBy(x => x.IsBuiltIn).OrderBy(x => x.Key))
        {
            text.AppendLine();
            foreach (var parameter in group.OrderBy(x => x.Name, StringComparer.OrdinalIgnoreCase))
                Write(text, parameter, widest, defaults);
        }
        return text.ToString();
    }

    private static void Write(StringBuilder text, DeclaredParameter parameter, int widest, string defaults)
    {
        var indent = widest + 5;
        var line = new StringBuilder($"  --{parameter.Dashed}".PadRight(indent));
        foreach (var word in parameter.Description(defaults).Split(' '))
        {
            if (line.Length > indent && line.Length + word.Length > 90 + indent)
            {
                text.AppendLine(line.ToString().TrimEnd());
                line.Clear().Append(' ', indent);
            }
            line.Append(word).Append(' ');
        }
        text.AppendLine(line.ToString().TrimEnd());
    }
}
