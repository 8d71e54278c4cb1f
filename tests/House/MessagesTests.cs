using System.Reflection;
using System.Text.RegularExpressions;
using Slipway.Core.Diagnostics;
using Slipway.Core.Rendering;
using Slipway.Tests;

namespace Slipway.House.Tests;

[Trait("Row", "U2")]
public sealed class MessagesTests
{
    private static readonly IReadOnlyList<DocumentedMessage> Documented = MessagesPage.Messages(Repository.Root);

    [Fact]
    public void A_number_belongs_to_one_message() =>
        Documented
            .GroupBy(message => message.Number)
            .Where(group => group.Count() > 1)
            .Select(group => $"{group.Key}: {string.Join(" / ", group.Select(message => message.Meaning))}")
            .ShouldBeNone("numbers are unique");

    [Fact]
    public void Every_message_has_a_family_and_a_meaning() =>
        Documented
            .Where(message => message.Family is null || message.Meaning.Length < 10)
            .Select(message => message.Number)
            .ShouldBeNone("the family is the exit code");

    [Fact]
    public void Every_factory_of_a_problem_is_documented()
    {
        var factories = typeof(Problem)
            .Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Problems", StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.ReturnType == typeof(Problem))
            .ToList();
        var inCode = SourceFile.With("Problems.cs", "build/Core/Diagnostics/").SelectMany(file => DocumentedMessage.InCode(file.Text)).ToList();
        factories.Count.ShouldBe(inCode.Count, "each public factory of a Problem has a summary 'SLPnnn: meaning.'");
    }

    [Fact]
    public void Every_number_in_code_is_documented() =>
        SourceFile
            .All.Where(file => Regex.IsMatch(file.Path, @"^build/.*\.cs$|^build\.(sh|ps1|cmd)$|^service/.*\.(py|sh)$|^dockerfiles/"))
            .SelectMany(file =>
                Regex
                    .Matches(Regex.Replace(file.Text, "^ *///.*$", "", RegexOptions.Multiline), "SLP[0-9]{3}(?![0-9])")
                    .Select(match => (file.Path, match.Value))
            )
            .Where(use => Documented.All(message => message.Number != use.Value))
            .Select(use => $"{use.Value} in {use.Path}")
            .Distinct()
            .ShouldBeNone("a number stands on docs/messages.md");

    [Fact]
    public void A_number_is_given_where_its_summary_says() =>
        SourceFile
            .With("Problems.cs", "build/Core/Diagnostics/")
            .SelectMany(file =>
                DocumentedMessage
                    .InCode(file.Text)
                    .Where(message => !file.Text.Contains($"\"{message.Number}\"", StringComparison.Ordinal))
                    .Select(message => $"{message.Number} in {file.Path}")
            )
            .ShouldBeNone("the number in the summary is the number in the message");

    [Fact]
    public void Problems_are_made_in_their_room_only() =>
        SourceFile
            .With(".cs", "build/")
            .Where(file =>
                !file.Path.StartsWith("build/Core/Diagnostics/", StringComparison.Ordinal) && Regex.IsMatch(file.Text, @"new(\sProblem)?\(\s*""SLP[0-9]")
            )
            .Select(file => file.Path)
            .ShouldBeNone("all wording is in build/Core/Diagnostics");
}
