using System.Globalization;
using Slipway.Core.Catalog;

namespace Slipway.Core.Planning;

/// <summary>Says a change of an input in the words of the person who made it: files by their path in the repository, packages by name and versions.</summary>
/// <param name="service">The service, whose folders the paths in keys are below.</param>
public sealed class ReasonWords(ServiceFacts service)
{
    /// <summary>The product whose Dockerfile a key without a scope names.</summary>
    public string Product { get; init; } = "backend-build";

    /// <summary>The words for another product.</summary>
    /// <param name="product">In kebab case.</param>
    public ReasonWords For(string product) => new(service) { Product = product };

    /// <summary>The sentence for a change.</summary>
    /// <param name="change">The change.</param>
    public string Of(KeyChange change) => change.Kind == KeyChangeKind.Reordered ? "the order of the inputs changed" : ScopeOf(change) + Plain(change);

    private string Plain(KeyChange change) =>
        change.Name switch
        {
            "Recipe" => $"Slipway makes it another way (recipe {change.Before} -> {change.After})",
            "Dockerfile" => $"Dockerfile {(change.Scope.StartsWith("BuildBase", StringComparison.Ordinal) ? "build-base" : Product)}.Dockerfile changed",
            "Script" => "dockerfiles/steps/compile-bytecode.py changed",
            "Python" => $"Python {change.Before} -> {change.After}",
            "LeaveOuts" => "the rules on what wheels leave out changed",
            "Files" => FileWords(service.Source, change),
            "Sources" => FileWords(service.Native, change),
            "Steps" => FileWords("dockerfiles", change),
            "TestFiles" => FileWords(service.Tests, change),
            "Runner" => "Slipway begins tests in another way",
            "Weights" => $"model file {FileWords("", change)}",
            "Opened" => $"library {change.Id} {Verb(change.Kind)}",
            _ when change.Id is { } id => MemberWords(id, change),
            _ when IsShort(change.Before) && IsShort(change.After) => $"{Lower(change.Name)} {change.Before} -> {change.After}",
            _ => $"{Lower(change.Name)} changed",
        };

    private static string ScopeOf(KeyChange change) =>
        change.Scope switch
        {
            "Base" => "base: ",
            "BuildBase" when change.Name != "Dockerfile" => "build-base: ",
            "BuildBase.Toolchain" => "toolchain: ",
            _ => "",
        };

    private static string FileWords(string folder, KeyChange change)
    {
        var path = folder.Length == 0 ? change.Id! : $"{folder}/{change.Id}";
        return change is { Kind: KeyChangeKind.Changed, Member: "Mode" }
            ? $"{path} mode {Octal(change.Before)} -> {Octal(change.After)}"
            : $"{path} {Verb(change.Kind)}";
    }

    private static string MemberWords(string id, KeyChange change)
    {
        var name = id.Split(':')[0];
        return change switch
        {
            { Kind: KeyChangeKind.Changed, Member: "Version" or "Value" } => $"{name} {change.Before} -> {change.After}",
            { Kind: KeyChangeKind.Changed } => $"{name} has other bytes",
            _ => $"{name}{((change.After ?? change.Before) is { } version ? " " + version : "")} {Verb(change.Kind)}",
        };
    }

    private static string Verb(KeyChangeKind kind) =>
        kind switch
        {
            KeyChangeKind.Added => "added",
            KeyChangeKind.Removed => "removed",
            _ => "changed",
        };

    private static bool IsShort(string? value) => value is { Length: > 0 and < 40 };

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string Octal(string? mode) =>
        int.TryParse(mode, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) ? "0" + Convert.ToString(bits, 8) : mode ?? "?";
}
