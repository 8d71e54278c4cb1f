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

    public static TheoryData<object> Records =>
        [
            new BaseKey(1, "amd64", [new("base-files=13", One)]),
            new SyslibsKey(1, "amd64", [new("libc6=2.41", One)], [new("numpy.whl", One)], ["libx.so"], new Key(One.Hex)),
            new SyslibLayerKey(1, new("libtorch2.6=2.6.0", One)),
            new VenvKey(1, "3.13.5"),
            new WheelsKey(1, "3.13", One, [new("numpy.whl", One)]),
            new ComponentKey(1, "amd64", new Key(One.Hex), One, [File], [File], ["A=1"]),
            new ModelKey(1, [File]),
            new AppKey(1, "/app", [File]),
            new ToolchainKey(1, "amd64", [new("gcc-14=14.2", One)]),
            new BuildBaseKey(1, new Key(One.Hex), One, [File]),
            new ImageKey(1, "linux/amd64", One, [new Key(One.Hex)]),
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
    public void Every_key_record_of_the_assembly_is_walked()
    {
        var records = typeof(AppKey)
            .Assembly.GetTypes()
            .Where(t => t.Namespace == typeof(AppKey).Namespace && t.Name.EndsWith("Key", StringComparison.Ordinal));
        records.Except(Records.AsEnumerable<object[]>().Select(x => x[0].GetType())).ShouldBeEmpty();
    }

    [Fact]
    public void A_value_with_a_line_break_cannot_pass_for_two_fields() =>
        Key.Of(new VenvKey(1, "3\nVenvKey.Recipe=1")).ShouldNotBe(Key.Of(new VenvKey(1, "3\\nVenvKey.Recipe=1")));

    [Fact]
    public void The_difference_of_two_keys_names_the_file_that_changed() =>
        KeyDifference
            .Between(Key.Text(new AppKey(1, "/app", [File])), Key.Text(new AppKey(1, "/app", [File with { Content = Two }])))
            .ShouldBe(["vad/app.py changed"]);

    [Fact]
    public void The_difference_of_two_keys_names_what_was_added_and_the_values_of_short_fields() =>
        KeyDifference
            .Between(Key.Text(new AppKey(1, "/app", [])), Key.Text(new AppKey(2, "/app", [File])))
            .ShouldBe(["vad/app.py added", "Recipe changed from 1 to 2"]);

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
