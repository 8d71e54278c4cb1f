using Slipway.Core.Auditing.Imports;
using Slipway.Core.Auditing.Packages;
using Slipway.Core.Images;

namespace Slipway.Core.Auditing.Rules;

/// <summary>Packages that nothing the service can get at imports.</summary>
internal sealed class NotImportedRule : IAuditRule
{
    public string Name => "not-imported";

    public string About => "Python packages that nothing reaches from the service's files, its command, its variables, plugins and the packages behind them";

    public string LeavesAlone =>
        "packages without modules, what compiled packages ask for, names in quotes in the service's own files, and what audit.imports names; what a reached package asks for, and plugins, are notes";

    public IEnumerable<Finding> Find(AuditSubject subject)
    {
        var reach = subject.Reach;
        if (!reach.HasService)
            yield break;
        foreach (var package in subject.Owners.All.Where(x => x.Kind == PackageKind.Python && reach.HasModules(x) && !IsOther(subject, x) && !IsOwn(x)))
            if (reach.Of(package) is var how and not Reached.Imported)
                yield return new Finding(
                    Name,
                    how == Reached.No ? Severity.Waste : Severity.Note,
                    package.Folder,
                    subject.Total(package).Bytes,
                    subject.Blame(package),
                    What(package, how, reach),
                    how == Reached.Required
                        ? "nothing to do, unless a lighter version of what asks for it is enough"
                        : $"take {package.Name} out of the requirements; if it is imported by a name made at run time, name it in audit.imports of slipway.json"
                );
    }

    private static string What(Distribution package, Reached how, ImportReach reach) =>
        how switch
        {
            Reached.Required => $"{string.Join(", ", reach.RequiredBy(package).Take(3))} asks for {package.Title}, but no module that is reached imports it",
            Reached.MaybePlugin =>
                $"no module that is reached imports {package.Title}; it is a plugin ({package.EntryPoints.First(x => x.Group is not ("console_scripts" or "gui_scripts")).Group}), so something may load it",
            _ => $"neither the service, nor its command, nor any package that it reaches imports {package.Title}",
        };

    /// <summary>Told by other rules.</summary>
    private static bool IsOther(AuditSubject subject, Distribution package) =>
        package.Name is "pip" or "setuptools" or "uv"
        || DevPackageRule.IsOne(package.Name)
        || FrameworkRule.IsOne(package.Name)
        || CudaLibraries.IsForGpuOnly(package.Name)
        || (subject.Intent.Lock is not null && !subject.LockLines.ContainsKey(package.Name));

    /// <summary>The service itself, installed as a package.</summary>
    private static bool IsOwn(Distribution package) => PythonPlace.BelowSite(package.Folder) < 0 && LayerPath.Parent(package.Folder).Length > 0;
}
