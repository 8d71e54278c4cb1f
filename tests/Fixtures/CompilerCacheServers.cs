using Slipway.Tools.Processes;

namespace Slipway.Tests;

/// <summary>Redis of Debian with a password, and a user who may only read.</summary>
public sealed class RedisServer : LocalServer
{
    public const string Password = "redis-planted-5f1d";
    public const string Reader = "reader";

    public string Remote => $"redis=redis://127.0.0.1:{Port}";

    public static async Task<RedisServer> StartAsync()
    {
        var server = new RedisServer();
        var programs = await DebianPrograms.ProvideAsync("redis-server");
        var configuration = $"""
            port {server.Port}
            bind 127.0.0.1
            save ""
            requirepass {Password}
            user {Reader} on >{Password} ~* +@read +@connection
            """;
        var file = server.Folder["redis.conf"];
        await File.WriteAllTextAsync(file, configuration);
        await server.StartAsync(programs.Command("usr/bin/redis-server", file));
        return server;
    }
}

/// <summary>WebDAV of Debian's rclone, for one user.</summary>
public sealed class WebdavServer : LocalServer
{
    public const string User = "alice";
    public const string Password = "webdav-planted-77c0";

    public string Remote => $"webdav=http://127.0.0.1:{Port}/objects";

    public static async Task<WebdavServer> StartAsync(bool isReadOnly = false)
    {
        var server = new WebdavServer();
        var programs = await DebianPrograms.ProvideAsync("rclone");
        string[] arguments = ["serve", "webdav", server.Folder.Path, "--addr", $"127.0.0.1:{server.Port}"];
        var command = programs.Command("usr/bin/rclone", [.. arguments, .. isReadOnly ? ["--read-only"] : Array.Empty<string>()]) with
        {
            Environment = new Dictionary<string, string?> { ["RCLONE_USER"] = User, ["RCLONE_PASS"] = Password },
        };
        await server.StartAsync(command);
        return server;
    }
}

/// <summary>S3 of npm's s3rver, with one bucket. It does not look at the clock of who asks, and takes any secret.</summary>
public sealed class S3Server : LocalServer
{
    public const string Version = "3.7.1";
    public const string Key = "S3RVER";

    public string Remote => $"s3=http://127.0.0.1:{Port}/objects/team?region=us-east-1";

    public static async Task<S3Server> StartAsync()
    {
        var server = new S3Server();
        var program = Path.Combine(await FindAsync(), "node_modules", ".bin", "s3rver");
        await server.StartAsync(new Command(program, "-d", server.Folder.Path, "-a", "127.0.0.1", "-p", $"{server.Port}", "--configure-bucket", "objects"));
        return server;
    }

    private static async Task<string> FindAsync()
    {
        Needs.That(ProcessRunner.Find("node") is not null && ProcessRunner.Find("npm") is not null, "no node and npm to run s3rver with");
        var folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "slipway-tests", $"s3rver-{Version}");
        if (Directory.Exists(folder))
            return folder;
        var aside = Directory.CreateDirectory($"{folder}.{Guid.NewGuid():n}").FullName;
        var install = await ProcessRunner.RunAsync(
            new Command("npm", "install", "--ignore-scripts", "--no-save", "--prefix", aside, $"s3rver@{Version}") { WorkingDirectory = aside }
        );
        if (install.ExitCode == 0 && !Directory.Exists(folder))
            Directory.Move(aside, folder);
        else
            Directory.Delete(aside, recursive: true);
        Needs.That(Directory.Exists(folder), "s3rver cannot be fetched from npm");
        return folder;
    }
}

/// <summary>memcached of Debian.</summary>
public sealed class MemcachedServer : LocalServer
{
    public string Remote => $"memcached=tcp://127.0.0.1:{Port}/team";

    public static async Task<MemcachedServer> StartAsync()
    {
        var server = new MemcachedServer();
        var programs = await DebianPrograms.ProvideAsync("memcached");
        await server.StartAsync(programs.Command("usr/bin/memcached", "-l", "127.0.0.1", "-p", $"{server.Port}", "-u", Environment.UserName));
        return server;
    }
}
