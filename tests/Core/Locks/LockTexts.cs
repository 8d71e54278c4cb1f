using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Requirements;

namespace Slipway.Core.Tests.Locks;

/// <summary>Where the texts of the property tests come from.</summary>
internal static class LockTexts
{
    private static readonly string[] Pieces =
    [
        "numpy",
        "a.b-c",
        "[",
        "]",
        "extra",
        "==",
        ">=",
        "~=",
        "===",
        "!=",
        "<",
        "1.0",
        "2!1.0a1",
        ".*",
        "+cpu",
        ",",
        ";",
        " ",
        "\t",
        "\n",
        "\r\n",
        "\\\n",
        "#",
        " # ",
        "@",
        "https://x/y",
        "python_version",
        "'3'",
        "\"linux\"",
        "and",
        "or",
        "not",
        "in",
        "(",
        ")",
        "-r ",
        "--hash=sha256:",
        "-",
        "$",
        "\0",
        "é",
        "\uFEFF",
        "-1-py3-none-any.whl",
        " via root",
        "# target: ",
        "?",
    ];

    /// <summary>Texts that look like something: pieces of the grammars in any order, and now and then any characters.</summary>
    public static Arbitrary<string> LookAlike =>
        Gen.OneOf(Gen.Elements(Pieces), ArbMap.Default.GeneratorFor<string>().Where(x => x is not null)).ArrayOf().Select(string.Concat).ToArbitrary();

    public static Gen<PythonVersion> Version =>
        from epoch in Gen.Elements(0, 0, 0, 1, 20250315)
        from release in Gen.Choose(0, 30).NonEmptyListOf().Resize(6)
        from pre in Gen.Elements<string?>(null, null, "a", "b", "rc")
        from number in Gen.Choose(0, 20)
        from post in Gen.Elements<int?>(null, null, 0, 3)
        from dev in Gen.Elements<int?>(null, null, 0, 7)
        from local in Gen.Elements<string?>(null, null, "cpu", "cu121", "1.x")
        select new PythonVersion(epoch, [.. release.Select(n => (BigInteger)n)], pre is null ? null : (pre, number), post, dev, local);

    private static Gen<string> Name => Gen.Elements("numpy", "ruamel.yaml", "Zope_Interface", "a", "x2-y");

    private static Gen<VersionSpecifier> Specifier =>
        from version in Version
        from operation in Gen.Choose(0, 7)
        from prefix in Gen.Elements(true, false)
        select Clause((VersionOperator)operation, version, prefix);

    private static Gen<Marker> Comparison =>
        from variable in Gen.Elements("python_version", "sys_platform", "platform_machine", "extra", "os_name")
        from operation in Gen.Elements("==", "!=", "<", ">=", "in", "not in")
        from text in Gen.Elements("3.12", "linux", "win32 cygwin", "x")
        from first in Gen.Elements(true, false)
        select (Marker)new MarkerComparison(variable, operation, variable == "extra" ? "x-1" : text, first);

    private static Gen<Marker> MarkerOf(int depth) =>
        depth == 0
            ? Comparison
            : Gen.OneOf(
                Comparison,
                MarkerOf(depth - 1).Two().Select(pair => (Marker)new AllOf([Ungrouped<AllOf>(pair.Item1), Ungrouped<AllOf>(pair.Item2)])),
                MarkerOf(depth - 1).Two().Select(pair => (Marker)new AnyOf([Ungrouped<AnyOf>(pair.Item1), Ungrouped<AnyOf>(pair.Item2)]))
            );

    /// <summary>The same condition has one tree only where no list holds one of its own kind.</summary>
    private static Marker Ungrouped<T>(Marker marker)
        where T : Marker => marker is T ? new MarkerComparison("os_name", "==", "posix", false) : marker;

    public static Gen<Marker> Marker => MarkerOf(3);

    public static Gen<Requirement> Requirement =>
        from name in Name
        from extras in Gen.Elements<string[]>([], ["a"], ["a", "b.c"])
        from clauses in Specifier.ListOf(3)
        from url in Gen.Elements<string?>(null, null, "https://example.invalid/x.whl", "git+https://example.invalid/a@v1#egg=a")
        from marker in Gen.OneOf(Gen.Constant<Marker?>(null), Marker.Select(m => (Marker?)m))
        select new Requirement(name, extras, url is null ? Specifiers(clauses) : VersionSpecifiers.Any, url, marker);

    public static Gen<LockFile> Lock =>
        from names in Gen.SubListOf("anyio", "click", "h11", "numpy", "xxhash", "zipp")
        from version in Version
        from size in Gen.Elements<long?>(null, 1, 4_000_000_000)
        from debs in Gen.Elements<string[]>([], ["python3-x_1-1_all"])
        select new LockFile(
            LockHead.Of(LockTarget.TryParse("mode=minimal device=cpu platform=linux/arm64 python=3.13")!, Digest.Of(""), ["a.in"], "any"),
            [
                .. names.Select(
                    (name, i) =>
                        new LockedPackage(
                            name,
                            version.ToString(),
                            Digest.Of(name),
                            $"{name}-{version}-py3-none-any.whl",
                            size,
                            i == 0 ? ["root"] : ["root", names[0]],
                            false,
                            debs
                        )
                ),
            ]
        );

    private static VersionSpecifiers Specifiers(IEnumerable<VersionSpecifier> clauses) =>
        VersionSpecifiers.TryParse(string.Join(',', clauses), out var specifiers) ? specifiers : throw new FormatException(string.Join(',', clauses));

    private static VersionSpecifier Clause(VersionOperator operation, PythonVersion version, bool prefix) =>
        operation switch
        {
            VersionOperator.Identical => new(operation, version.ToString()),
            VersionOperator.Equal or VersionOperator.NotEqual when prefix => new(
                operation,
                (version with { Pre = null, Post = null, Dev = null, Local = null }) + ".*"
            ),
            VersionOperator.Equal or VersionOperator.NotEqual => new(operation, version.ToString()),
            VersionOperator.Compatible => new(operation, (version with { Local = null, Release = [.. version.Release, 0] }).ToString()),
            _ => new(operation, (version with { Local = null }).ToString()),
        };
}
