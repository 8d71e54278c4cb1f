using System.Text.Json;
using Slipway.Core.Diagnostics;
using Slipway.Core.Json;

namespace Slipway.Core.Commands;

/// <summary>
/// What <c>.nuke/parameters.json</c> or a profile says. What runs targets only warns of mistakes in it, or passes over them, and builds something else.
/// </summary>
/// <param name="Values">The parameters that it gives.</param>
/// <param name="Problems">Everything that is wrong with it: SLP103, SLP106, SLP120, SLP123, SLP125, SLP127, SLP146.</param>
public sealed record ParameterFile(IReadOnlyList<ParameterValue> Values, IReadOnlyList<Problem> Problems)
{
    private static readonly string[] s_readEarlier = ["Root", "Profile", "Host"];

    /// <summary>Reads the file. Never throws: mistakes are reported with those of the command line.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="kind">Whether it is a profile.</param>
    /// <param name="model">What exists.</param>
    public static ParameterFile Read(string text, string path, OriginKind kind, CommandModel model)
    {
        PlacedValue root;
        try
        {
            root = PlacedReader.Read(text, path, trailingCommas: false);
        }
        catch (SlipwayException e)
        {
            return new ParameterFile([], e.Problems);
        }
        if (root.Kind != JsonValueKind.Object)
            return new ParameterFile([], [SettingsProblems.WrongType(path, root.Place, "", root.Noun, "an object")]);
        var (values, problems, seen) = (new List<ParameterValue>(), new List<Problem>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var member in root.Members)
        {
            var wrong = Wrong(member, path, model, seen).ToList();
            problems.AddRange(wrong);
            if (wrong.Count == 0 && member.Value.Kind != JsonValueKind.Null && member.Name != "$schema")
                values.Add(new ParameterValue(member.Name, Words(member.Value), new ParameterOrigin(kind, $"{path} line {member.Place.Line}")));
        }
        return new ParameterFile(values, problems);
    }

    private static IEnumerable<Problem> Wrong(PlacedMember member, string path, CommandModel model, HashSet<string> seen)
    {
        if (!seen.Add(member.Name))
            return [SettingsProblems.Twice(path, member.Place, member.Name)];
        if (member.Name == "$schema")
            return [];
        // Names count with their case here, unlike everywhere else.
        var option = model.AllOptions.FirstOrDefault(x => x.Name == member.Name);
        if (option is null)
            return [Unknown(member, path, model)];
        if (s_readEarlier.Contains(member.Name))
            return [VariableProblems.NotInFile(path, member.Place, member.Name, option.Dashed)];
        return member.Value.Kind == JsonValueKind.Null ? [] : OfValue(member, option, path, model);
    }

    private static Problem Unknown(PlacedMember member, string path, CommandModel model)
    {
        var names = model.AllOptions.Select(x => x.Name).Order(StringComparer.Ordinal).ToList();
        var closest = names.FirstOrDefault(x => Spelling.Plain(x) == Spelling.Plain(member.Name)) ?? Closest.To(member.Name, names);
        return SettingsProblems.UnknownName(path, member.Place, member.Name, names, closest);
    }

    private static IEnumerable<Problem> OfValue(PlacedMember member, OptionModel option, string path, CommandModel model)
    {
        var isList = option.Arity == Arity.Many;
        if (isList != (member.Value.Kind == JsonValueKind.Array))
            return [WrongType(member.Value, option, isList)];
        var items = isList ? member.Value.Items : [member.Value];
        return items.SelectMany(item =>
            Fits(item, option) ? CommandCheck.OfValue(option, $"{path}:{item.Place}: {member.Name}", item.Text, model) : [WrongType(item, option, list: false)]
        );

        Problem WrongType(PlacedValue value, OptionModel wanted, bool list) =>
            SettingsProblems.WrongType(path, value.Place, member.Name, value.Noun, list ? $"a list, such as [\"{value.Text}\"]" : wanted.JsonNoun);
    }

    private static bool Fits(PlacedValue value, OptionModel option) =>
        option.Arity == Arity.Flag ? value.Kind is JsonValueKind.True or JsonValueKind.False
        : option.IsNumber ? value.Kind is JsonValueKind.Number or JsonValueKind.String
        : value.Kind == JsonValueKind.String;

    private static string Words(PlacedValue value) => value.Kind == JsonValueKind.Array ? string.Join(',', value.Items.Select(x => x.Text)) : value.Text;
}
