using System.Text;
using Slipway.Core.Images;
using Slipway.Tests;

namespace Slipway.Tools.Tests.Registry;

/// <summary>Compiled wheels by key in a real registry: written, found, pulled, and everything that such a registry may get wrong.</summary>
[Trait("Row", "W4")]
public sealed class WheelRepositoryTests(RegistryServer server) : IClassFixture<RegistryServer>, IDisposable
{
    private readonly WheelMachine _first = new();
    private readonly WheelMachine _second = new();

    [Fact]
    public async Task Another_machine_gets_wheels_by_key_with_their_provenance_and_what_is_there_is_not_sent_again()
    {
        var repository = $"{server.Host}/house/cache";
        var real = Real("orjson-3.13.0-cp313-cp313-manylinux_2_17_x86_64.manylinux2014_x86_64.whl");
        WheelArtifact[] wheels =
        [
            _first.Make("lz4"),
            _first.Make("greenlet", "3.5.6"),
            _first.Keep(WheelMachine.KeyOf("orjson", "3.13.0"), real.Name, real.Bytes),
        ];

        var published = await _first.PublishAsync(repository, wheels);
        var again = await _first.PublishAsync(repository, wheels);
        var answers = await _second.FindAsync(
            repository,
            WheelMachine.Wanted("lz4"),
            WheelMachine.Wanted("greenlet", "3.5.6"),
            WheelMachine.Wanted("orjson", "3.13.0"),
            WheelMachine.Wanted("msgpack")
        );
        var pulled = await _second.PullAsync(repository, [.. answers.Found.Values]);

        published.Written.Count.ShouldBe(3);
        (again.BytesSent, again.Written.Count, again.Kept.Count).ShouldBe((0, 0, 0));
        (answers.Failure, answers.Refused.Count).ShouldBe((null, 0));
        pulled.Found.ShouldBe(wheels.Select(x => x.Wheel.Key), ignoreOrder: true);
        (pulled.Failure, pulled.Bytes).ShouldBe((null, wheels.Sum(x => x.Wheel.Size)));
        foreach (var wheel in wheels)
        {
            _second.Wheels.Find(wheel.Wheel.Key).ShouldBe(wheel);
            Digest.Of(File.ReadAllBytes(_second.Store.PathOf(wheel.Wheel.Digest))).ShouldBe(wheel.Wheel.Digest);
            File.ReadAllText(_second.Store.PathOf(wheel.Provenance.Digest)).ShouldContain(wheel.Wheel.Key.Hex);
        }
        _second.Wheels.Find(WheelMachine.KeyOf("msgpack")).ShouldBeNull();
    }

    [Theory]
    [InlineData("another version", "it is lz4 2.0, and the key is that of lz4 1.0")]
    [InlineData("another project", "it is evil 1.0, and the key is that of lz4 1.0")]
    [InlineData("another key", "it is the wheel of another key")]
    public async Task A_wheel_that_is_not_what_its_key_stands_for_is_refused_and_replaced_by_the_next_PushCache(string what, string reason)
    {
        var repository = $"{server.Host}/refused/{what.Replace(' ', '-')}";
        var (name, version) = (what == "another project" ? "evil" : "lz4", what == "another version" ? "2.0" : "1.0");
        var wrong = _second.Make(name, version);
        var right = _first.Make("lz4");
        var good = _first.Make("xxhash");
        await _first.PublishAsync(repository, good);
        var document = what == "another key" ? wrong with { Wheel = wrong.Wheel with { Key = WheelMachine.KeyOf("other") } } : Under(wrong, right);
        await _second.PublishAsync(repository, wrong);
        using var proxy = new FaultProxy(
            server.Port,
            x =>
                x.Method == "GET" && x.Path.EndsWith(WheelArtifact.TagOf(right.Wheel.Key), StringComparison.Ordinal)
                    ? new Fault.Answer(200, $"Content-Type: {MediaTypes.Manifest}\r\n", Encoding.UTF8.GetString(document.Write()))
                    : null
        );

        var answers = await _second.FindAsync(repository.Replace(server.Host, proxy.Host), WheelMachine.Wanted("lz4"), WheelMachine.Wanted("xxhash"));
        var again = await _first.PublishAsync(repository.Replace(server.Host, proxy.Host), right);

        answers.Found.Keys.ShouldBe([good.Wheel.Key]);
        answers.Refused[right.Wheel.Key].ShouldContain(reason);
        (again.Written.Single(), again.Replaced.Single().Key).ShouldBe((right.Wheel.Key, right.Wheel.Key));
    }

    [Theory]
    [InlineData("damaged", "has digest")]
    [InlineData("deleted", "has no blob")]
    [InlineData("no zip", "it is too short")]
    [InlineData("metadata", "lz4")]
    [InlineData("record", "lz4")]
    public async Task A_wheel_whose_bytes_are_not_what_was_said_is_not_recorded_and_the_others_are(string what, string reason)
    {
        var repository = $"{server.Host}/bytes/{what.Replace(' ', '-')}";
        var bad = what switch
        {
            "no zip" => _first.Keep(WheelMachine.KeyOf("lz4"), "lz4-1.0-py3-none-any.whl", "no wheel at all"u8.ToArray()),
            "metadata" => _first.Keep(WheelMachine.KeyOf("lz4"), "lz4-1.0-py3-none-any.whl", new WheelBuilder("lz4", "2.0").Build()),
            "record" => _first.Keep(WheelMachine.KeyOf("lz4"), "lz4-1.0-py3-none-any.whl", WithWrongRecord()),
            _ => _first.Make("lz4", content: $"y = '{what}'\n"),
        };
        var good = _first.Make("xxhash", content: $"z = '{what}'\n");
        await _first.PublishAsync(repository, bad, good);
        if (what == "damaged")
            server.Damage(bad.Wheel.Digest.Hex);
        using var proxy = new FaultProxy(
            server.Port,
            x => what == "deleted" && x.Path.EndsWith(bad.Wheel.Digest.ToString(), StringComparison.Ordinal) ? new Fault.Answer(404) : null
        );

        var pulled = await _second.PullAsync(repository.Replace(server.Host, proxy.Host), bad, good);

        pulled.Failure.ShouldBeNull();
        pulled.Refused.ShouldHaveSingleItem().Key.ShouldBe(bad.Wheel.Key);
        pulled.Refused.Values.Single().ShouldContain(reason);
        pulled.Found.ShouldBe([good.Wheel.Key]);
        _second.Wheels.Find(bad.Wheel.Key).ShouldBeNull();
    }

    [Fact]
    public async Task Other_bytes_of_a_whole_wheel_are_kept_and_said_and_those_of_none_are_replaced()
    {
        var repository = $"{server.Host}/kept/cache";
        var theirs = _first.Make("xxhash", content: "a = 1\n");
        var broken = _first.Keep(WheelMachine.KeyOf("lz4"), "lz4-1.0-cp313-cp313-linux_x86_64.whl", "no wheel"u8.ToArray());
        await _first.PublishAsync(repository, theirs, broken);
        var (ours, whole) = (_second.Make("xxhash", content: "a = 2\n"), _second.Make("lz4"));

        var published = await _second.PublishAsync(repository, ours, whole);

        published.Kept.ShouldHaveSingleItem().ShouldBe(new(ours.Wheel.Key, ours.Wheel.FileName));
        published.Replaced.Keys.ShouldBe([whole.Wheel.Key]);
        var there = await _first.FindAsync(repository, WheelMachine.Wanted("xxhash"), WheelMachine.Wanted("lz4"));
        there.Found.Values.Select(x => x.Wheel).ShouldBe([theirs.Wheel, whole.Wheel], ignoreOrder: true);
        _second.Wheels.Find(ours.Wheel.Key).ShouldBe(ours);
    }

    [Theory]
    [Trait("Row", "X2")]
    [InlineData("down")]
    [InlineData("stalls")]
    [InlineData("500")]
    [InlineData("403")]
    public async Task A_registry_that_fails_while_wheels_come_gives_one_reason_and_what_came_stays(string trouble)
    {
        var repository = $"{server.Host}/trouble/{trouble}";
        var (big, small) = (_first.Make("big", size: 300_000), _first.Make("small"));
        await _first.PublishAsync(repository, big, small);
        using var proxy = new FaultProxy(
            server.Port,
            x =>
                !x.Path.EndsWith(small.Wheel.Digest.ToString(), StringComparison.Ordinal) ? null
                : trouble == "stalls" ? new Fault.Stall()
                : new Fault.Answer(int.Parse(trouble))
        );
        var host = trouble == "down" ? $"127.0.0.1:{RegistryServer.FreePort()}" : proxy.Host;
        (await _second.PullAsync(repository, big)).Failure.ShouldBeNull();

        var pulled = await _second.PullAsync(repository.Replace(server.Host, host), small, big);

        pulled.Failure.ShouldNotBeNull().ShouldNotContain("\n");
        pulled.Refused.ShouldBeEmpty();
        _second.Wheels.Find(small.Wheel.Key).ShouldBeNull();
        _second.Wheels.Find(big.Wheel.Key).ShouldBe(big);
    }

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
    }

    /// <summary>An artifact of one key that leads to another key's wheel.</summary>
    private static WheelArtifact Under(WheelArtifact wrong, WheelArtifact right) => wrong with { Wheel = wrong.Wheel with { Key = right.Wheel.Key } };

    private static byte[] WithWrongRecord()
    {
        var builder = new WheelBuilder("lz4", "1.0").Add("lz4.py", "a = 1\n");
        return builder
            .Add($"{builder.Info}/RECORD", $"lz4.py,{WheelBuilder.Hash([1])},6\n{builder.Info}/METADATA,,\n{builder.Info}/WHEEL,,\n{builder.Info}/RECORD,,\n")
            .Build();
    }

    private static (string Name, byte[] Bytes) Real(string name) => (name, File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "data", "wheels", name)));
}
