using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Slipway.Core.Diagnostics;
using Slipway.Core.Json;

namespace Slipway.Core.Catalog;

/// <summary>Holds a settings file against the records that it is read into: every mistake, where a reader would stop at the first.</summary>
/// <param name="path">The file, for messages.</param>
internal sealed class SettingsCheck(string path)
{
    private readonly List<Problem> _problems = [];

    /// <summary>All mistakes in the order of the file.</summary>
    /// <param name="root">The file's value.</param>
    /// <param name="type">The record's shape.</param>
    public IReadOnlyList<Problem> Problems(PlacedValue root, JsonTypeInfo type)
    {
        Visit(root, type, "", null);
        return _problems;
    }

    private void Visit(PlacedValue value, JsonTypeInfo type, string name, SettingsRule? rule)
    {
        if (SettingsShape.KindOf(type) is var kind && !kind.Fits(value))
        {
            _problems.Add(SettingsProblems.WrongType(path, value.Place, name, value.Noun, kind.Noun));
            return;
        }
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                VisitMembers(value, type, name);
                break;
            case JsonTypeInfoKind.Enumerable:
                if (value.Items.Count < rule?.FewestItems)
                    _problems.Add(SettingsProblems.WrongValue(path, value.Place, name, "an empty list", rule.Expected, null));
                for (var i = 0; i < value.Items.Count; i++)
                    Visit(value.Items[i], SettingsShape.ElementOf(type), $"{name}[{i}]", rule?.Items);
                break;
            case JsonTypeInfoKind.Dictionary:
                foreach (var member in Once(value, name))
                {
                    if (rule?.Names is { } names && !names.Accepts(member.Name))
                        _problems.Add(SettingsProblems.WrongValue(path, member.Place, $"a name in {name}", $"'{member.Name}'", names.Expected, null));
                    Visit(member.Value, SettingsShape.ElementOf(type), $"{name}.{member.Name}", rule?.Items);
                }
                break;
            default:
                VisitScalar(value, name, rule);
                break;
        }
    }

    private void VisitMembers(PlacedValue value, JsonTypeInfo type, string name)
    {
        foreach (var member in Once(value, name))
        {
            var full = name.Length == 0 ? member.Name : $"{name}.{member.Name}";
            var known = SettingsShape.Members(type).FirstOrDefault(x => x.Name == member.Name);
            if (known is null)
                _problems.Add(
                    SettingsProblems.UnknownName(
                        path,
                        member.Place,
                        full,
                        SettingsShape.Members(type).Select(x => x.Name),
                        Closest.To(member.Name, SettingsShape.Members(type).Select(x => x.Name))
                    )
                );
            else if (member.Value.Kind != JsonValueKind.Null || !known.CanBeNull)
                Visit(member.Value, known.Type, full, SettingsRules.Of(type.Type, member.Name));
        }
        foreach (var missing in SettingsShape.Members(type).Where(x => x.Required && value.Members.All(member => member.Name != x.Name)))
            _problems.Add(SettingsProblems.MissingName(path, value.Place, name.Length == 0 ? missing.Name : $"{name}.{missing.Name}"));
    }

    private void VisitScalar(PlacedValue value, string name, SettingsRule? rule)
    {
        if (value.Kind == JsonValueKind.String && CredentialsIn.Text(value.Text, rule?.IsAddress == true))
            _problems.Add(SettingsProblems.Credentials(path, value.Place, name));
        else if (rule is not null && value.Kind == JsonValueKind.String && !rule.Accepts(value.Text))
            _problems.Add(SettingsProblems.WrongValue(path, value.Place, name, $"'{value.Text}'", rule.Expected, Closest.To(value.Text, rule.Choices)));
        else if (rule is not null && value.Kind == JsonValueKind.Number && !rule.Accepts(double.Parse(value.Text, CultureInfo.InvariantCulture)))
            _problems.Add(SettingsProblems.WrongValue(path, value.Place, name, value.Text, rule.Expected, null));
    }

    /// <summary>The members, each name once; the second of a name is a mistake, because readers do not agree which counts.</summary>
    private IEnumerable<PlacedMember> Once(PlacedValue value, string name)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.Members)
        {
            if (seen.Add(member.Name))
                yield return member;
            else
                _problems.Add(SettingsProblems.Twice(path, member.Place, name.Length == 0 ? member.Name : $"{name}.{member.Name}"));
        }
    }
}
