using System.Net;
using System.Net.Sockets;
using Slipway.Images.Tests.Compile;
using Slipway.Images.Tests.Engine;
using Slipway.Tests;
using Slipway.Tools.Processes;

namespace Slipway.Images.Tests.Sccache;

/// <summary>Remote compiler caches: real servers, the real step. Another machine is one whose engine has nothing in its own compiler cache.</summary>
[Collection(CompileGroup.Name)]
[Trait("Row", "C2")]
public sealed class RemoteTests(CompileHome compile)
{
    [EngineFact]
    [Trait("Row", "C4")]
    [Trait("Row", "F8")]
    public async Task What_one_machine_compiled_no_other_compiles_and_without_the_remote_the_build_goes_on()
    {
        await using var server = await RedisServer.StartAsync();
        using var checkout = new SccacheCheckout(compile.Home);
        checkout.Environment["SCCACHE_REDIS_PASSWORD"] = RedisServer.Password;
        var all = checkout.Sources;

        // A server of another container, on the port that every sccache has by itself, in the same network.
        using var other = Listen(4226);
        checkout.BecomeAnotherMachine();
        var first = Passed(await checkout.CompileAsync(server.Remote, "PushCache"));
        first.ShouldContain($"Compiler cache: 0 of {all} cacheable calls from disk and redis");
        first.ShouldContain($"{all} written to it (C/C++ 0/{all})");
        first.ShouldContain("what was compiled is in the compiler cache");

        checkout.BecomeAnotherMachine();
        // The step that may reach its cache can reach nothing else.
        checkout.Edit(
            "dockerfiles/steps/compile-native.sh",
            "compile_flags=(",
            $"! python3 -I -c 'import socket; socket.create_connection((\"127.0.0.1\", {server.Port}))' || die 'the network is open'\n"
                + "! env | grep REDIS || die 'the credentials are open'\ncompile_flags=("
        );
        var second = Passed(await checkout.RuntimeAsync("--sccache", server.Remote, "--smoke", "off", "--locked", "--output", "out/image"));
        second.ShouldContain($"Compiler cache: {all} of {all} cacheable calls from disk and redis redis://127.0.0.1:{server.Port} (C/C++ {all}/{all})");
        var record = checkout.Record(compile.Home);
        (record.State, record.Requests, record.RemoteWrites).ShouldBe(("read", all, 0));
        record.Languages.ShouldHaveSingleItem().ShouldBe(new("C/C++", all, 0, 0));
        (other?.Pending() ?? false).ShouldBeFalse();

        // A remote that answers, and wants somebody else.
        using var closed = new TestServer(_ => (401, []));
        await OneLineAsync(checkout, $"webdav={closed.Address}objects", "was not used: cache storage failed to read");
    }

    [EngineFact]
    public async Task S3_and_webdav_give_another_machine_everything()
    {
        Needs.All();
        await using var s3 = await S3Server.StartAsync();
        await EverythingAsync(s3.Remote, "s3", new() { ["AWS_ACCESS_KEY_ID"] = S3Server.Key, ["AWS_SECRET_ACCESS_KEY"] = S3Server.Key });
        await using var webdav = await WebdavServer.StartAsync();
        await EverythingAsync(
            webdav.Remote,
            "webdav",
            new() { ["SCCACHE_WEBDAV_USERNAME"] = WebdavServer.User, ["SCCACHE_WEBDAV_PASSWORD"] = WebdavServer.Password }
        );
        await using var memcached = await MemcachedServer.StartAsync();
        await EverythingAsync(memcached.Remote, "memcached", []);
    }

    [EngineFact]
    public async Task A_remote_that_does_not_do_what_it_should_costs_one_line()
    {
        Needs.All();
        using var checkout = new SccacheCheckout(compile.Home);
        await using var webdav = await WebdavServer.StartAsync();
        checkout.Environment["SCCACHE_WEBDAV_USERNAME"] = WebdavServer.User;
        checkout.Environment["SCCACHE_WEBDAV_PASSWORD"] = "planted-wrong-41aa";
        await OneLineAsync(checkout, webdav.Remote, "was not used: cache storage failed to read: Unexpected (permanent) at read => Unauthorized");

        checkout.Environment["SCCACHE_WEBDAV_PASSWORD"] = WebdavServer.Password;
        await using var readOnly = await WebdavServer.StartAsync(isReadOnly: true);
        await OneLineAsync(checkout, readOnly.Remote, "was read, and could not be written: it does not take what is written", "PushCache");

        await using var redis = await RedisServer.StartAsync();
        checkout.Environment["SCCACHE_REDIS_PASSWORD"] = "planted-wrong-41aa";
        await OneLineAsync(checkout, redis.Remote, "was not used: it does not answer, or does not take the credentials");
        checkout.Environment["SCCACHE_REDIS_USERNAME"] = RedisServer.Reader;
        checkout.Environment["SCCACHE_REDIS_PASSWORD"] = RedisServer.Password;
        await OneLineAsync(checkout, redis.Remote, "was read, and could not be written: it does not take what is written", "PushCache");

        await redis.StopAsync();
        await OneLineAsync(checkout, redis.Remote, "was not used: it does not answer");

        await using var s3 = await S3Server.StartAsync();
        checkout.Environment["AWS_ACCESS_KEY_ID"] = checkout.Environment["AWS_SECRET_ACCESS_KEY"] = S3Server.Key;
        await OneLineAsync(checkout, s3.Remote.Replace("objects", "nowhere", StringComparison.Ordinal), "NoSuchBucket");

        // No server here looks at the clock of who asks: this one answers as S3 does.
        using var skewed = new TestServer(_ =>
            (
                403,
                "<Error><Code>RequestTimeTooSkewed</Code><Message>The difference between the request time and the current time is too large.</Message></Error>"u8.ToArray()
            )
        );
        await OneLineAsync(checkout, $"s3={skewed.Address}objects?region=us-east-1", "RequestTimeTooSkewed");
    }

    private async Task EverythingAsync(string remote, string word, Dictionary<string, string> credentials)
    {
        using var checkout = new SccacheCheckout(compile.Home);
        foreach (var (name, value) in credentials)
            checkout.Environment[name] = value;
        var all = checkout.Sources;
        checkout.BecomeAnotherMachine();
        Passed(await checkout.CompileAsync(remote, "PushCache")).ShouldContain($"{all} written to it");
        checkout.BecomeAnotherMachine();
        var second = Passed(await checkout.CompileAsync(remote));
        second.ShouldContain($"Compiler cache: {all} of {all} cacheable calls from disk and {word} ");
        second.ShouldNotContain("SLP597");
    }

    private static async Task OneLineAsync(SccacheCheckout checkout, string remote, string said, params string[] more)
    {
        checkout.BecomeAnotherMachine();
        var run = Passed(await checkout.CompileAsync(remote, more));
        run.Split("SLP597").Length.ShouldBe(2, run);
        run.ShouldContain(said);
        run.ShouldContain($"Compiler cache: 0 of {checkout.Sources} cacheable calls");
        run.ShouldNotContain("planted");
    }

    private static TcpListener? Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException)
        {
            // Somebody's sccache is there already: that will do, too.
            listener.Dispose();
            return null;
        }
    }

    private static string Passed(CommandResult run)
    {
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        return run.Output + run.Error;
    }
}
