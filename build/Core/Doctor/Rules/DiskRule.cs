using Slipway.Core.Diagnostics;

namespace Slipway.Core.Doctor.Rules;

/// <summary>Free space against the forecast. Folders of one file system share its space, so their needs add up.</summary>
internal static class DiskRule
{
    public static Check? Check(DoctorFacts facts)
    {
        if (facts.Disks is not { } disks)
            return null;
        var mounts = disks.GroupBy(x => x.Mount, StringComparer.Ordinal).ToList();
        var tooSmall = mounts.Where(x => x.Min(y => y.Free) < x.Sum(y => y.Needed));
        return new Check(
            "disk",
            string.Join("; ", mounts.Select(x => $"{Amount.Of(x.Min(y => y.Free))} free for {Holds(x)}, {Amount.Of(x.Sum(y => y.Needed))} needed")),
            [
                .. tooSmall.Select(x =>
                    DoctorProblems.DiskShort(x.Key, Holds(x), Amount.Of(x.Min(y => y.Free)), Amount.Of(x.Sum(y => y.Needed)), facts.Needs.Disk.Basis)
                ),
            ]
        );
    }

    private static string Holds(IEnumerable<DiskFacts> disks) => string.Join(", ", disks.Select(x => $"{x.Holds} ({x.Path})"));
}
