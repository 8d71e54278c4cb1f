using Slipway.Core.Locks;

namespace Slipway.Core.Auditing.Rules;

/// <summary>Packages that the lock does not have, or has in another version.</summary>
internal sealed class NotInLockRule : IAuditRule
{
    public string Name => "not-in-lock";

    public string About => "Python packages that the lock does not have, or has in another version; only where a lock is given";

    public string LeavesAlone => "packages of the operating system, and everything where no lock is given";

    public IEnumerable<Finding> Find(AuditSubject subject)
    {
        if (subject.Intent.Lock is not { } read)
            yield break;
        var versions = read.Packages.ToLookup(x => x.NormalizedName, x => x.Version);
        foreach (var package in subject.Owners.All.Where(x => x.Kind == PackageKind.Python && !Same(versions[x.Name], x.Version)))
        {
            var locked = versions[package.Name].FirstOrDefault();
            yield return new Finding(
                Name,
                Severity.Waste,
                package.Folder,
                subject.Total(package).Bytes,
                subject.Blame(package),
                locked is null ? $"{package.Title} is not in {subject.Intent.LockPath}" : $"{package.Title} is there, {subject.Intent.LockPath} has {locked}",
                locked is null
                    ? $"build the image from the lock; if it is needed, add {package.Name} to the requirements and lock again (./build.sh Lock)"
                    : "build the image from the lock again"
            );
        }
    }

    private static bool Same(IEnumerable<string> locked, string version) =>
        locked.Any(x => x == version || (PythonVersion.TryParse(x, out var one) && PythonVersion.TryParse(version, out var other) && one.Equals(other)));
}
