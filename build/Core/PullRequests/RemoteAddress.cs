using System.Text.RegularExpressions;

namespace Slipway.Core.PullRequests;

/// <summary>A git remote, as far as it says where its API is.</summary>
/// <param name="Host">Its host.</param>
/// <param name="Repository">Its repository.</param>
public sealed partial record RemoteAddress(string Host, RepositoryName Repository)
{
    /// <summary>Address of the API of github.com.</summary>
    public static Uri PublicApi { get; } = new("https://api.github.com/");

    /// <summary>Reads <c>https://HOST/OWNER/NAME.git</c>, <c>git@HOST:OWNER/NAME.git</c> or <c>ssh://git@HOST/OWNER/NAME</c>; null for anything else.</summary>
    /// <param name="remote">What git says.</param>
    public static RemoteAddress? Read(string? remote)
    {
        if (remote is null || Form().Match(remote.Trim()) is not { Success: true } match)
            return null;
        var path = match.Groups["path"].Value;
        var name = RepositoryName.Read(path.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? path[..^4] : path);
        return name is null ? null : new RemoteAddress(match.Groups["host"].Value.ToLowerInvariant(), name);
    }

    /// <summary>
    /// Address of the API of a host that is known to be a GitHub; null for others. A token for GitHub must not be sent to whatever host a remote names.
    /// </summary>
    public Uri? Api =>
        Host == "github.com" ? PublicApi
        : Host.EndsWith(".ghe.com", StringComparison.Ordinal) ? new Uri($"https://api.{Host}/")
        : null;

    [GeneratedRegex(
        @"\A(?:(?:https?|ssh|git)://(?:[^@/]*@)?(?<host>[A-Za-z0-9.-]+)(?::[0-9]+)?/|(?:[^@/:]+@)(?<host>[A-Za-z0-9.-]+):/?)(?<path>[^:]+?)/?\z",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Form();
}
