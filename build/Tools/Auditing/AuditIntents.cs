using Slipway.Core.Auditing;
using Slipway.Core.Auditing.Budgets;
using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Records;
using Slipway.Tools.Making;
using Slipway.Tools.Records;

namespace Slipway.Tools.Auditing;

/// <summary>What an image is meant to be: what this checkout's records say where it was built here, else what its name says.</summary>
/// <param name="root">Root folder of the repository.</param>
/// <param name="records">The checkout's records.</param>
/// <param name="settings">What slipway.json tells audits; null for nothing.</param>
internal sealed class AuditIntents(string root, RecordFiles records, AuditSettings? settings)
{
    /// <summary>Builds that are looked through.</summary>
    private const int Most = 50;

    private readonly Lazy<IReadOnlyList<BuildRecord>> _records = new(() => records.Newest(Most).Records);

    /// <summary>What budgets and rules are told of an image.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="platform">Its platform, such as <c>linux/amd64</c>.</param>
    /// <param name="manifest">Digest of its manifest.</param>
    public (BudgetSubject Subject, AuditIntent Intent) Of(string name, string platform, Digest manifest)
    {
        var made = _records.Value.FirstOrDefault(x => x.Images.Any(y => y.Manifest == manifest.ToString()));
        // A tag of the user's own says nothing; the record of the build does.
        var subject = made is null ? BudgetSubject.Of(name) : BudgetSubject.Of($":{made.Tag}") with { Image = BudgetSubject.Of(name).Image };
        var (locked, path) = made is null || subject.Mode is null ? (null, "") : Lock(made.Upstream, subject, platform);
        return (subject, new AuditIntent(subject.Device, subject.Backend, locked, path, settings?.Imports));
    }

    /// <summary>The lock as it is now. One that is gone or was changed into nonsense blames nobody.</summary>
    private (LockFile? Lock, string Path) Lock(string upstream, BudgetSubject subject, string platform)
    {
        var folder = new LockFolder(root);
        var name = new LockName(
            Selection.Word(subject.Mode!),
            Selection.Word(subject.Backend!),
            Selection.Word(subject.Device!),
            platform[(platform.IndexOf('/', StringComparison.Ordinal) + 1)..]
        );
        var path = $"{LockJob.Folder}/{upstream}/{name}";
        try
        {
            return folder.Read(path) is { } bytes
                ? (LockReader.Read(System.Text.Encoding.UTF8.GetString(bytes), folder.Shown(path)), folder.Shown(path))
                : (null, "");
        }
        catch (SlipwayException)
        {
            return (null, "");
        }
    }
}
