using System.Reflection;
using Nuke.Common;
using Slipway.Core.Commands;

namespace Slipway.Targets;

/// <summary>Reads from a build what its targets do and which options each of them reads.</summary>
internal static class CommandLineHelp
{
    /// <summary>The help of a build. A target's options are the parameters of its interface and of those that it extends.</summary>
    /// <param name="build">The build; nothing of it runs.</param>
    public static CommandHelp Of(NukeBuild build)
    {
        var model = CommandLineModel.Of(build.GetType());
        var targets = Properties(build).Where(x => x.PropertyType == typeof(Target)).Select(x => (Property: x, Target: (Target)x.GetValue(build)!)).ToList();
        var options = Properties(build)
            .Select(x => (Property: x, Parameter: x.GetCustomAttribute<ParameterAttribute>()))
            .Where(x => x.Parameter is not null)
            .Select(x => Option(x.Property, x.Parameter!, model));
        return new CommandHelp(
            [
                .. targets
                    .Select(x => (x.Property, Said: TargetRecorder.Of(x.Target, build)))
                    .Select(x => new TargetHelp(
                        x.Property.Name,
                        x.Said.Description.TrimEnd('.'),
                        [.. x.Said.Dependencies.SelectMany(getter => targets.Where(y => y.Target.Method == getter).Select(y => y.Property.Name))],
                        [.. ReadBy(x.Property.DeclaringType!, model)]
                    ))
                    .OrderBy(x => x.Name, StringComparer.Ordinal),
            ],
            [.. options.Concat(RunnerOptionHelp.Of(model)).OrderBy(x => x.Option.Name, StringComparer.Ordinal)]
        );
    }

    private static IEnumerable<PropertyInfo> Properties(NukeBuild build) =>
        build.GetType().GetInterfaces().Where(x => x != typeof(INukeBuild)).SelectMany(x => x.GetProperties());

    private static IEnumerable<string> ReadBy(Type component, CommandModel model) =>
        component
            .GetInterfaces()
            .Append(component)
            .Where(x => x != typeof(INukeBuild))
            .SelectMany(x => x.GetProperties())
            .Where(x => x.GetCustomAttribute<ParameterAttribute>() is not null)
            .Select(x => model.Option(CommandLineModel.NameOf(x, x.GetCustomAttribute<ParameterAttribute>()!))!.Name)
            .Distinct(StringComparer.Ordinal);

    private static OptionHelp Option(PropertyInfo property, ParameterAttribute parameter, CommandModel model)
    {
        var option = model.Option(CommandLineModel.NameOf(property, parameter))!;
        var group = property.DeclaringType!.GetCustomAttribute<OptionGroupAttribute>()?.Group ?? OptionGroup.OneTarget;
        return OptionHelp.Of(option, parameter.Description ?? "", group, OptionValues.All.GetValueOrDefault(option.Name)) with
        {
            IsFolder = OptionValues.Folders.Contains(option.Name),
        };
    }
}
