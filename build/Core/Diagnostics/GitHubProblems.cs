using System.Globalization;

namespace Slipway.Core.Diagnostics;

/// <summary>SLP63x: what stands between the build and GitHub.</summary>
public static class GitHubProblems
{
    /// <summary>Number of <see cref="NotAllowed"/>.</summary>
    public const string NotAllowedNumber = "SLP632";

    /// <summary>SLP630: there is no token.</summary>
    /// <param name="what">What it is needed for.</param>
    public static Problem NoToken(string what) =>
        new(
            "SLP630",
            Family.Usage,
            $"{what}: there is no token for GitHub",
            "a token in GITHUB_TOKEN or GH_TOKEN",
            "in a workflow: env: GITHUB_TOKEN: ${{ secrets.GITHUB_TOKEN }}; on a laptop: export GH_TOKEN=$(gh auth token)"
        );

    /// <summary>SLP631: GitHub does not know the token, or does not know it any more.</summary>
    /// <param name="host">The host that was asked.</param>
    /// <param name="variable">The variable that the token was read from.</param>
    public static Problem TokenRefused(string host, string variable) =>
        new(
            "SLP631",
            Family.Failed,
            $"{host} refuses the token in {variable} (401)",
            "a token that is neither expired nor revoked, made for this host",
            "in a workflow start the job again: its token ends with the job; on a laptop: gh auth refresh, then export GH_TOKEN=$(gh auth token)"
        );

    /// <summary>SLP632: the token may not do that, or the thing is not there; GitHub says 404 for both.</summary>
    /// <param name="what">What was asked.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="said">What GitHub said.</param>
    /// <param name="permission">The permission that it needs, such as <c>pull-requests: write</c>.</param>
    public static Problem NotAllowed(string what, int status, string said, string permission) =>
        new(
            NotAllowedNumber,
            Family.Failed,
            $"{what}: refused with {status}: {Printable.Of(said, 200)}",
            $"a token with the permission {permission} for the repository",
            $"in a workflow: permissions: {permission}; a personal token: give it that permission, or the scope repo"
        );

    /// <summary>SLP633: nothing says which repository, or on which GitHub.</summary>
    /// <param name="why">What was looked at.</param>
    public static Problem NoRepository(string why) =>
        new(
            "SLP633",
            Family.Usage,
            $"it is not known which repository on GitHub is meant: {Printable.Of(why, 300)}",
            "GITHUB_REPOSITORY=OWNER/NAME, or a git remote named origin on github.com; for another GitHub its address in GITHUB_API_URL, with https",
            "export GITHUB_REPOSITORY=OWNER/NAME"
        );

    /// <summary>SLP634: no further question is allowed for longer than a build should wait.</summary>
    /// <param name="host">The host that was asked.</param>
    /// <param name="limit">primary or secondary.</param>
    /// <param name="until">When the next one is allowed.</param>
    /// <param name="longest">The longest wait.</param>
    public static Problem RateLimited(string host, string limit, DateTimeOffset until, TimeSpan longest) =>
        new(
            "SLP634",
            Family.Failed,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{host}: the {limit} rate limit of the token is used up until {until.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC"
            ),
            string.Create(CultureInfo.InvariantCulture, $"a wait of at most {longest.TotalSeconds:0} s"),
            "start again after that time, or with a token of another user or app"
        );

    /// <summary>SLP635: nobody answers.</summary>
    /// <param name="host">The host that was asked.</param>
    /// <param name="reason">Why.</param>
    public static Problem Down(string host, string reason) =>
        new(
            "SLP635",
            Family.Failed,
            $"{host} does not answer: {Printable.Of(reason, 200)}",
            "a network that reaches it",
            "check network, proxy (HTTPS_PROXY) and GITHUB_API_URL; ./build.sh Comment --dry-run needs no network"
        );

    /// <summary>SLP636: it answers, but keeps failing.</summary>
    /// <param name="host">The host that was asked.</param>
    /// <param name="what">What was asked.</param>
    /// <param name="attempts">How often.</param>
    /// <param name="budget">How long it is tried again.</param>
    /// <param name="last">The last failure.</param>
    public static Problem KeepsFailing(string host, string what, int attempts, TimeSpan budget, string last) =>
        new(
            "SLP636",
            Family.Failed,
            string.Create(CultureInfo.InvariantCulture, $"{host}: {what} failed {attempts} times within {budget.TotalSeconds:0} s, the last time: {last}"),
            "an answer",
            "see the status page of that GitHub, and start again later"
        );

    /// <summary>SLP637: an answer that is none of the known.</summary>
    /// <param name="host">The host that was asked.</param>
    /// <param name="what">What was asked.</param>
    /// <param name="found">What came.</param>
    public static Problem Unexpected(string host, string what, string found) =>
        new(
            "SLP637",
            Family.Failed,
            $"{host}: {what}: {Printable.Of(found, 300)}",
            "an answer of GitHub's REST API",
            "check GITHUB_API_URL, and whether a proxy answers in its place"
        );
}
