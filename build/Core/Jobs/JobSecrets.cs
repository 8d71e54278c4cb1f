using System.Text;
using System.Text.RegularExpressions;
using Slipway.Core.Auditing.Secrets;
using Slipway.Core.Catalog;
using Slipway.Core.CompilerCaches;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Jobs;

/// <summary>Refuses a record that holds a secret: it is uploaded, and everybody who may read a project reads its artifacts.</summary>
public static partial class JobSecrets
{
    /// <summary>A shorter value is found by chance in any text, and protects nothing.</summary>
    private const int Shortest = 6;

    private static readonly string[] s_addresses = ["registry", "index", "cache", "sccache"];

    private static readonly string[] s_known =
    [
        "GITHUB_TOKEN",
        .. Enum.GetValues<RemoteKind>().SelectMany(SccacheSecret.CredentialNames).Where(x => SecretName().IsMatch(x)).Distinct(),
    ];

    /// <summary>Whether a variable of that name holds a secret.</summary>
    /// <param name="variable">Its name.</param>
    public static bool IsSecret(string variable) => SecretName().IsMatch(variable);

    /// <summary>Whether a run reads a secret from a variable of that name, so that another machine needs it as well.</summary>
    /// <param name="variable">Its name.</param>
    public static bool IsNeeded(string variable) =>
        s_known.Contains(variable, StringComparer.Ordinal) || (IndexName().IsMatch(variable) && SecretName().IsMatch(variable));

    /// <summary>What must not be written: SLP646, one for each place, without the secret.</summary>
    /// <param name="spec">The record.</param>
    /// <param name="variables">Variables of the process with their values.</param>
    public static IReadOnlyList<Problem> In(JobSpec spec, IReadOnlyDictionary<string, string> variables)
    {
        var secrets = variables.Where(x => IsSecret(x.Key) && x.Value.Length >= Shortest).OrderBy(x => x.Key, StringComparer.Ordinal).ToList();
        var texts = spec
            .Options.Select(x => (Place: $"--{x.Name}", Text: x.Value, IsAddress: s_addresses.Contains(x.Name, StringComparer.Ordinal), x.Source))
            .Concat(spec.Resolved.Select(x => (Place: $"resolved '{x.Key}'", Text: x.Value, IsAddress: false, Source: "settings")))
            .Concat(spec.Tools.Select(x => (Place: $"tool '{x.Key}'", Text: x.Value, IsAddress: false, Source: "this machine")))
            .Concat(
                spec.Layers.Where(x => x.Reason is not null)
                    .Select(x => (Place: $"the reason of layer {x.Id()}", Text: x.Reason!, IsAddress: false, Source: "plan"))
            )
            .Concat(spec.Inputs.Keys.Select((x, i) => (Place: $"the name of input {i + 1}", Text: x, IsAddress: false, Source: "repository")));
        return
        [
            .. from text in texts
            let kind = KindOf(text.Text, text.IsAddress, secrets)
            where kind is not null
            select JobProblems.Secret(text.Place, text.Source, kind),
        ];
    }

    private static string? KindOf(string text, bool isAddress, List<KeyValuePair<string, string>> secrets) =>
        secrets.Find(x => text.Contains(x.Value, StringComparison.Ordinal)) is { Key: { } name } ? $"the value of the variable {name}"
        : text.Split(',', '=').Append(text).Any(x => CredentialsIn.Text(x, isAddress)) ? "a user name or a password in an address"
        : Token().IsMatch(text) ? "what has the form of a token"
        : SecretHeads.Of(Encoding.UTF8.GetBytes(text));

    [GeneratedRegex("TOKEN|PASSW|SECRET|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIAL|_AUTH$|_PAT$", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    [GeneratedRegex("^(SLIPWAY|UV)_INDEX_.+_(USERNAME|PASSWORD)$")]
    private static partial Regex IndexName();

    /// <summary>Beginnings that the makers of tokens promise: GitHub, GitLab, npm, PyPI, AWS, Slack, Hugging Face, Docker Hub, Google; and a signed JSON web token.</summary>
    [GeneratedRegex(
        @"\b(gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[\w-]{16,}|npm_[A-Za-z0-9]{20,}|pypi-[\w-]{20,}|(AKIA|ASIA)[A-Z0-9]{16}|xox[baprs]-[\w-]{10,}"
            + @"|hf_[A-Za-z0-9]{20,}|dckr_pat_[\w-]{16,}|AIza[\w-]{30,}|eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]+)"
    )]
    private static partial Regex Token();
}
