using System.Text.RegularExpressions;

namespace Slipway.Core.PullRequests;

/// <summary>A repository on a GitHub.</summary>
/// <param name="Owner">User or organization.</param>
/// <param name="Name">Its name.</param>
public sealed partial record RepositoryName(string Owner, string Name)
{
    /// <summary>Reads <c>OWNER/NAME</c>; null for anything else.</summary>
    /// <param name="text">The text.</param>
    public static RepositoryName? Read(string? text) =>
        text is not null && Form().Match(text) is { Success: true } match && match.Groups["name"].Value is not ("." or "..")
            ? new RepositoryName(match.Groups["owner"].Value, match.Groups["name"].Value)
            : null;

    /// <summary>Owner and name, as GitHub writes them.</summary>
    public override string ToString() => $"{Owner}/{Name}";

    [GeneratedRegex(@"\A(?<owner>[A-Za-z0-9][A-Za-z0-9_-]*)/(?<name>[A-Za-z0-9_.-]+)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
