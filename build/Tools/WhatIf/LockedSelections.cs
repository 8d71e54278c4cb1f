using Slipway.Core.Catalog;
using Slipway.Core.Locks;

namespace Slipway.Tools.WhatIf;

/// <summary>The selections of some locks, each with the platforms that it has a lock for.</summary>
internal static class LockedSelections
{
    /// <summary>One selection for each mode, backend and device.</summary>
    /// <param name="upstream">The upstream of the locks.</param>
    /// <param name="jobs">The locks.</param>
    public static IReadOnlyList<Selection> Of(Upstream upstream, IEnumerable<LockJob> jobs) =>
        [
            .. from job in jobs
            where job.Name.Backend is not null
            group job.Name.Architecture by job.Name with
            {
                Architecture = "",
            } into one
            let name = one.Key
            select new Selection(
                Enum.Parse<Mode>(name.Mode, ignoreCase: true),
                Enum.Parse<Device>(name.Device, ignoreCase: true),
                Enum.Parse<Backend>(name.Backend!, ignoreCase: true),
                [.. Platform.All.Where(platform => one.Contains(platform.Architecture))],
                upstream
            ),
        ];
}
