using Slipway.Core.Auditing.Packages;

namespace Slipway.Core.Auditing.Imports;

/// <summary>Which installed package asks for which, by <c>Requires-Dist</c>. What an extra asks for counts only where somebody asks for the extra.</summary>
internal sealed class RequiredPackages
{
    private readonly Dictionary<string, int> _numbers;
    private readonly HashSet<(string Package, string Extra)> _extras;
    private readonly ILookup<int, int> _by;

    /// <summary>Reads all.</summary>
    /// <param name="owners">The packages.</param>
    public RequiredPackages(PackageOwners owners)
    {
        var python = owners.All.Where(x => x.Kind == PackageKind.Python).ToList();
        _numbers = python.DistinctBy(x => x.Name).ToDictionary(x => x.Name, x => x.Index, StringComparer.Ordinal);
        _extras = [.. python.SelectMany(x => x.Requires).SelectMany(x => x.Extras.Select(extra => (x.Name, extra)))];
        _by = python.SelectMany(x => Of(x).Select(required => (required, x.Index))).ToLookup(x => x.required, x => x.Index);
    }

    /// <summary>What a package asks for and the image has.</summary>
    /// <param name="package">The package.</param>
    public IEnumerable<int> Of(Distribution package) =>
        from wanted in package.Requires
        where wanted.OnlyFor is null || _extras.Contains((package.Name, wanted.OnlyFor))
        where _numbers.ContainsKey(wanted.Name)
        select _numbers[wanted.Name];

    /// <summary>Who asks for a package.</summary>
    /// <param name="package">The package.</param>
    public IEnumerable<int> By(Distribution package) => _by[package.Index];
}
