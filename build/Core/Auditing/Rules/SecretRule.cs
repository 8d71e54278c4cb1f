namespace Slipway.Core.Auditing.Rules;

/// <summary>Files that look like secrets. What they hold is never read out.</summary>
internal sealed class SecretRule : IAuditRule
{
    public string Name => "secret";

    public string About =>
        "private keys by content; .env, .netrc, .pypirc, .npmrc, pip.conf, git, cloud and registry credentials by name and content; also where a later layer deletes them";

    public string LeavesAlone => "certificates, public keys, .env.example and its like; keys that a published package brings are a note: everybody has them";

    public IEnumerable<Finding> Find(AuditSubject subject)
    {
        foreach (var sign in subject.Facts.Secrets)
        {
            var isSeen = subject.Tree.Shows(sign.Path, sign.Layer);
            var package = isSeen && subject.Tree.PlaceOf(sign.Path) is { } place ? subject.Owners.Package(subject.Owners.Of(place)) : null;
            yield return new Finding(
                Name,
                package is null ? Severity.Danger : Severity.Note,
                sign.Path,
                0,
                subject.Blame(sign.Layer, package),
                $"it looks like {sign.Kind}" + (isSeen ? "" : "; a later layer hides it, but everybody who has the image can read it in this layer"),
                package is null
                    ? "take it out and make a new one, since this one is known to all who can pull the image; give it to a build by RUN --mount=type=secret, to a container by a volume"
                    : "look whether the service trusts it: a key that comes with a package is known to everybody"
            );
        }
    }
}
