using System.Reflection;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Planning.Keys;

namespace Slipway.Core.Tests.Planning;

[Trait("Row", "P2")]
public sealed class KeyTests
{
    private static readonly Digest One = Digest.Of("one");
    private static readonly Digest Two = Digest.Of("two");
    private static readonly FileFact File = new("vad/app.py", 420, One);
    private static readonly PackageFact Package = new("libc6", "2.41-12", "amd64", One);
    private static readonly WheelFact Wheel = new("numpy", "2.2.4", "numpy-2.2.4-cp313-cp313-linux_x86_64.whl", One);
    private static readonly BaseKey Base = new(1, "amd64", [Package]);
    private static readonly BuildBaseKey BuildBase = new(1, new ToolchainKey(1, "amd64", [Package]), One, [File]);

    private static readonly CompiledWheelKey Compiled = new(
        1,
        "hnswlib",
        "0.8.0",
        "hnswlib-0.8.0.tar.gz",
        One,
        [File],
        "3.13",
        "linux/amd64",
        BuildBase,
        One,
        [File],
        ["9.0"],
        "13.0",
        "2.9.0",
        [new ArgumentFact("HNSWLIB_NO_NATIVE", "1")],
        [new ArgumentFact("cmake.args", "-DX=1")],
        ["native"],
        [Wheel]
    );

    public static TheoryData<object> Records =>
        [
            Base,
            new SyslibsKey(1, "amd64", [Package], [Wheel], ["libx.so"], Base),
            new SyslibLayerKey(1, [Package]),
            new VenvKey(1, "3.13.5"),
            new WheelsKey(1, "3.13", One, [Wheel]),
            new BytecodeKey(1, "3.13.5", One, 1, One, [Wheel]),
            new BaseBytecodeKey(1, 1, "3.13.5", One, [Package]),
            new ComponentKey(1, "amd64", BuildBase, One, [File], [File], [new ArgumentFact("A", "1")]),
            Compiled,
            new NativeComponentKey(
                1,
                "amd64",
                BuildBase,
                "libfabric",
                "2.1.0",
                One,
                [File],
                "autotools",
                ["--disable-efa"],
                One,
                [File],
                [new NeedFact("hwloc", "2.9.0", new Key(One.Hex))]
            ),
            new ModelKey(1, [File]),
            new AppKey(1, "/app", [File]),
            new ToolsKey(1, [Package], Base, "3.13"),
            new TestToolsKey(1, [Package], One),
            new TestsKey(1, "/opt/check/tests", [File]),
            BuildBase.Toolchain,
            BuildBase,
            new ImageKey(1, "linux/amd64", One, [new Key(One.Hex)]),
            new WheelhouseKey([new Key(One.Hex)]),
            new BackendBuildKey([new Key(One.Hex)]),
            new IndexKey([new Key(One.Hex)]),
        ];

    [Theory]
    [MemberData(nameof(Records))]
    public void Every_field_of_every_key_record_changes_the_key(object record)
    {
        var seen = new HashSet<string> { Key.Of(record).Hex };
        foreach (var changed in Variants(record))
            seen.Add(Key.Of(changed).Hex).ShouldBeTrue($"a change of {changed} did not change the key");
        seen.Count.ShouldBeGreaterThan(record.GetType().GetProperties().Length);
    }

    [Fact]
    [Trait("Row", "W3")]
    public void The_key_of_a_compiled_wheel_is_in_the_key_of_its_layer()
    {
        var keys = new[] { null, new Key(One.Hex), new Key(Two.Hex) }.Select(x => Key.Of(new WheelsKey(1, "3.13", One, [Wheel with { Compiled = x }])));
        keys.Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void Every_key_record_of_the_assembly_is_walked()
    {
        var records = typeof(AppKey)
            .Assembly.GetTypes()
            .Where(t => t.Namespace == typeof(AppKey).Namespace && t.Name.EndsWith("Key", StringComparison.Ordinal));
        records.Except(Records.AsEnumerable<object[]>().Select(x => x[0].GetType())).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("3\nVenvKey.Recipe=1", "3\\nVenvKey.Recipe=1")]
    [InlineData("~", "\\~")]
    [InlineData("a\tMode:1", "a\\tMode:1")]
    [InlineData("a]=b", "a\\)=b")]
    public void A_value_that_looks_like_the_text_of_a_key_cannot_pass_for_other_fields(string one, string other) =>
        Key.Of(new AppKey(1, "/app", [File with { Path = one }])).ShouldNotBe(Key.Of(new AppKey(1, "/app", [File with { Path = other }])));

    [Fact]
    public void The_order_of_a_list_is_in_the_key()
    {
        var other = File with { Path = "vad/b.py" };
        var (one, two) = (Key.Text(new AppKey(1, "/app", [File, other])), Key.Text(new AppKey(1, "/app", [other, File])));
        one.ShouldNotBe(two);
        KeyDifference.Between(one, two).ShouldHaveSingleItem().Kind.ShouldBe(KeyChangeKind.Reordered);
    }

    private static IEnumerable<object> Variants(object record)
    {
        var constructor = record.GetType().GetConstructors().Single();
        var values = constructor.GetParameters().Select(p => record.GetType().GetProperty(p.Name!)!.GetValue(record)).ToArray();
        for (var i = 0; i < values.Length; i++)
            foreach (var other in Others(values[i]!, constructor.GetParameters()[i].ParameterType))
                yield return constructor.Invoke([.. values.Select((v, j) => j == i ? other : v)]);
    }

    private static IEnumerable<object> Others(object value, Type type) =>
        value switch
        {
            int number => [number + 1],
            string text => [text + "x"],
            Digest => [Two],
            Key => [new Key(Two.Hex)],
            System.Collections.IList list => ListVariants(list, type.GetGenericArguments()[0]),
            _ => Variants(value),
        };

    private static IEnumerable<object> ListVariants(System.Collections.IList list, Type item)
    {
        yield return Array.CreateInstance(item, 0);
        var variants =
            item != typeof(string) && item.GetConstructors(BindingFlags.Public | BindingFlags.Instance).Any(c => c.GetParameters().Length > 1)
                ? Variants(list[0]!)
                : Others(list[0]!, item);
        foreach (var variant in variants)
        {
            var array = Array.CreateInstance(item, 1);
            array.SetValue(variant, 0);
            yield return array;
        }
    }
}
