namespace Slipway.Core.Diagnostics;

/// <summary>SLP35x: registries. A message names host and repository, never a secret.</summary>
public static class RegistryProblems
{
    /// <summary>SLP350: the name of an image that is none.</summary>
    /// <param name="text">What was given.</param>
    /// <param name="reason">What is wrong with it.</param>
    public static Problem BadReference(string text, string reason) =>
        new(
            "SLP350",
            Family.Usage,
            $"'{text}' is not the name of an image: {reason}",
            "[host[:port]/]repository[:tag][@sha256:...]",
            "correct the name, such as registry.example.com/team/service:1.0"
        );

    /// <summary>SLP351: nobody answers.</summary>
    /// <param name="host">The registry.</param>
    /// <param name="reason">What the network said.</param>
    public static Problem Down(string host, string reason) =>
        new(
            "SLP351",
            Family.Failed,
            $"the registry {host} cannot be reached: {reason}",
            "",
            $"check the name and the network: curl -i {Scheme(host)}://{host}/v2/"
        );

    /// <summary>SLP352: the registry wants other credentials, or any.</summary>
    /// <param name="host">The registry.</param>
    /// <param name="repository">The repository.</param>
    /// <param name="hadCredentials">Whether some were found and sent.</param>
    public static Problem AuthenticationRefused(string host, string repository, bool hadCredentials) =>
        new(
            "SLP352",
            Family.Failed,
            $"the registry {host} refuses {(hadCredentials ? "the credentials found for it" : "requests without credentials")} (repository {repository})",
            "credentials in Docker's config.json (auths, credHelpers, credsStore; folder moved by DOCKER_CONFIG)",
            $"docker login {host}"
        );

    /// <summary>SLP353: known, but not allowed.</summary>
    /// <param name="host">The registry.</param>
    /// <param name="repository">The repository.</param>
    /// <param name="action">What was tried: <c>pull</c> or <c>push</c>.</param>
    public static Problem Denied(string host, string repository, string action) =>
        new(
            "SLP353",
            Family.Failed,
            $"the registry {host} does not allow to {action} {repository}",
            "",
            $"ask its owner for the right to {action}, or use another repository"
        );

    /// <summary>SLP354: not there.</summary>
    /// <param name="host">The registry.</param>
    /// <param name="repository">The repository.</param>
    /// <param name="what">Tag or digest.</param>
    public static Problem NotFound(string host, string repository, string what) =>
        new(
            "SLP354",
            Family.Failed,
            $"the registry {host} has no {what} in {repository}",
            "",
            "check name and tag; a private repository may answer the same without credentials"
        );

    /// <summary>SLP355: it was tried again until the budget was used up.</summary>
    /// <param name="host">The registry.</param>
    /// <param name="repository">The repository.</param>
    /// <param name="attempts">How often it was tried.</param>
    /// <param name="budget">The budget.</param>
    /// <param name="last">What happened last.</param>
    public static Problem BudgetExhausted(string host, string repository, int attempts, TimeSpan budget, string last) =>
        new(
            "SLP355",
            Family.Failed,
            $"the registry {host} failed {attempts} times (repository {repository}); last: {last}",
            $"an answer within {budget.TotalSeconds:0.#} s of trying again",
            "run again later: what was pushed stays, only the rest is sent"
        );

    /// <summary>SLP356: an answer that fits no rule.</summary>
    /// <param name="host">The registry.</param>
    /// <param name="repository">The repository.</param>
    /// <param name="request">Method and what was asked for.</param>
    /// <param name="answer">Status and the registry's own words.</param>
    public static Problem Unexpected(string host, string repository, string request, string answer) =>
        new(
            "SLP356",
            Family.Failed,
            $"the registry {host} answered {request} in {repository} with {answer}",
            "what the OCI distribution specification says",
            "ask the registry's owner; its log has more"
        );

    /// <summary>SLP357: Docker's config or a credential helper cannot be used.</summary>
    /// <param name="source">Path of the config, or the helper's name.</param>
    /// <param name="reason">What is wrong.</param>
    public static Problem BadCredentials(string source, string reason) =>
        new(
            "SLP357",
            Family.Usage,
            $"credentials cannot be read from {source}: {reason}",
            "Docker's config.json as docker login writes it",
            "run docker login again, or correct the file"
        );

    /// <summary>SLP358: an answer is larger than such an answer may be.</summary>
    /// <param name="host">The registry.</param>
    /// <param name="what">What was pulled.</param>
    /// <param name="limit">Most bytes.</param>
    public static Problem TooLarge(string host, string what, long limit) =>
        new(
            "SLP358",
            Family.Failed,
            $"the registry {host} sends more than {limit} bytes for {what}",
            $"at most {limit} bytes",
            "nothing of it was used; ask the registry's owner"
        );

    private static string Scheme(string host) =>
        host.StartsWith("localhost", StringComparison.Ordinal) || host.StartsWith("127.", StringComparison.Ordinal) ? "http" : "https";
}
