using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Tests;

namespace Slipway.Tools.Tests.PythonIndex;

/// <summary>An index of seeded files, and the lock that names them all.</summary>
internal sealed class LockedIndex(string folder)
{
    private readonly SmallIndex _index = new(folder);
    private readonly List<LockedPackage> _packages = [];

    public IReadOnlyList<LockedPackage> Packages => _packages;

    public LockedPackage this[string name] => _packages.Single(package => package.Name == name);

    /// <summary>Adds a file of so many seeded bytes. To whoever fetches it is like any wheel.</summary>
    public LockedIndex Add(string name, int bytes, string version = "1.0", bool hasSize = true)
    {
        var content = new byte[bytes];
        new Random(bytes).NextBytes(content);
        var file = $"{name.Replace('-', '_')}-{version}-py3-none-any.whl";
        _index.Add(name, file, content);
        _packages.Add(new LockedPackage(name, version, Digest.Of(content), file, hasSize ? bytes : null, [LockedPackage.Root], false, []));
        return this;
    }

    /// <summary>Where the index has a file.</summary>
    public string PathOf(LockedPackage package) => Path.Combine(folder, "files", package.File);

    /// <summary>Writes the lock.</summary>
    public string WriteLock(string path)
    {
        var target = LockTarget.TryParse("mode=minimal device=cpu platform=linux/amd64 python=3.13 manylinux=2_41")!;
        File.WriteAllText(path, LockWriter.Write(LockWriter.Sorted(LockHead.Of(target, Digest.Of(""), ["minimal.in"], "test"), _packages)));
        return path;
    }
}
