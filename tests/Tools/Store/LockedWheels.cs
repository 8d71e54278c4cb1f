using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Tests;
using Slipway.Tools.Store;

namespace Slipway.Tools.Tests.Store;

/// <summary>Wheels in a store, and the lock that names them.</summary>
internal static class LockedWheels
{
    public const string Name = "minimal.cpu.amd64.txt";

    private static readonly LockTarget Target = LockTarget.TryParse("mode=minimal device=cpu platform=linux/amd64 python=3.13 manylinux=2_41")!;

    /// <summary>The published wheels in tests/data that fit CPython 3.13 on x86_64.</summary>
    public static byte[] Committed(ContentStore store) =>
        Lock(
            store,
            Directory
                .EnumerateFiles(Path.Combine(Repository.Root, "tests/data/wheels"), "*.whl")
                .Where(x => !x.Contains("aarch64", StringComparison.Ordinal))
                .Select(x => (Path.GetFileName(x), File.ReadAllBytes(x)))
        );

    /// <summary>Small wheels of a name and a version each, such as <c>alpha 1.0</c>.</summary>
    public static byte[] Small(ContentStore store, params string[] wheels) =>
        Lock(
            store,
            wheels.Select(x =>
            {
                var wheel = new WheelBuilder(x.Split(' ')[0], x.Split(' ')[1]);
                return (wheel.FileName, wheel.Add($"{x.Split(' ')[0]}.py", $"version = '{x}'\n").Build());
            })
        );

    /// <summary>Puts wheels into the store and writes their lock.</summary>
    public static byte[] Lock(ContentStore store, IEnumerable<(string FileName, byte[] Bytes)> wheels)
    {
        var packages = wheels.Select(x =>
        {
            var name = WheelFileName.Parse(x.FileName);
            return new LockedPackage(name.Name, name.Version.ToString(), store.Add(x.Bytes), name.Text, x.Bytes.Length, [LockedPackage.Root], false, []);
        });
        var read = LockWriter.Sorted(LockHead.Of(Target, Digest.Of(""), ["minimal.in"], "test"), packages.ToList());
        return System.Text.Encoding.UTF8.GetBytes(LockWriter.Write(read));
    }

    public static LockFile Read(byte[] text) => LockReader.Read(System.Text.Encoding.UTF8.GetString(text), Name);
}
