using System.Text;
using Slipway.Images.Tests.Sccache;
using Slipway.Tests;
using Slipway.Tools.Store;

namespace Slipway.Images.Tests.Secrets;

/// <summary>Secrets where users keep them, and the search for them where nobody may find them.</summary>
internal sealed class PlantedSecrets : IDisposable
{
    private const string Registry = "planted-registry-90c1";
    private const string Index = "planted-index-2b6e";
    private readonly TempFolder _user = new();
    private readonly DateTime _since = DateTime.UtcNow.AddSeconds(-1);

    /// <summary>The header that the registry wants.</summary>
    public static string Header => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"alice:{Registry}"));

    /// <summary>Everything that may be nowhere: the secrets, and how they travel.</summary>
    private static IReadOnlyList<byte[]> Texts { get; } = [.. ((string[])["planted-", Header[6..], RedisServer.Password]).Select(Encoding.UTF8.GetBytes)];

    /// <summary>Gives them to the commands of a checkout.</summary>
    public void Give(SccacheCheckout checkout, string registry)
    {
        var login = $$$$"""{"auths":{"{{{{registry}}}}":{"auth":"{{{{Header[6..]}}}}"}}}""";
        Directory.CreateDirectory(_user["docker"]);
        File.WriteAllText(_user["docker", "config.json"], login);
        File.WriteAllText(_user["netrc"], $"machine 127.0.0.1 login alice password {Index}\n");
        File.WriteAllText(_user["credentials"], $"SCCACHE_REDIS_PASSWORD={RedisServer.Password}\n");
        checkout.Edit("slipway.json", "\"service\": {", $"\"cache\": {{ \"sccache\": {{ \"credentials\": \"{_user["credentials"]}\" }} }},\n  \"service\": {{");
        checkout.Environment["DOCKER_CONFIG"] = _user["docker"];
        checkout.Environment["NETRC"] = _user["netrc"];
        foreach (var name in (string[])["PIP_INDEX_URL", "UV_INDEX_URL", "UV_DEFAULT_INDEX"])
            checkout.Environment[name] = IndexAddress;
        checkout.Environment["UV_INDEX_PRIVATE_PASSWORD"] = Index;
    }

    public static string IndexAddress => $"http://alice:{Index}@127.0.0.1:9/simple/";

    /// <summary>Looks at the command lines of all processes until it is cancelled.</summary>
    public static async Task<IReadOnlyCollection<string>> WatchAsync(CancellationToken cancellation)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        while (!cancellation.IsCancellationRequested)
        {
            foreach (var folder in Directory.EnumerateDirectories("/proc").Where(x => char.IsAsciiDigit(x[6])))
            {
                var line = Try(() => File.ReadAllBytes(Path.Combine(folder, "cmdline")));
                // Only what the run under test started: other tests plant things, too.
                if (Has(line))
                    found.Add(Encoding.UTF8.GetString(line).Replace('\0', ' '));
            }
            await Task.Delay(5, CancellationToken.None);
        }
        return found;
    }

    /// <summary>Files below folders that were written since and hold one; layers are looked into.</summary>
    public IReadOnlyList<string> In(params string[] folders) =>
        [
            .. folders
                .SelectMany(x =>
                    Directory.EnumerateFiles(
                        x,
                        "*",
                        new EnumerationOptions
                        {
                            RecurseSubdirectories = true,
                            IgnoreInaccessible = true,
                            AttributesToSkip = FileAttributes.ReparsePoint,
                        }
                    )
                )
                .Where(x => File.GetLastWriteTimeUtc(x) >= _since || File.GetCreationTimeUtc(x) >= _since)
                .Where(x => Has(Try(() => File.ReadAllBytes(x))) || Has(Unpacked(x))),
        ];

    public static bool Has(string text) => Has(Encoding.UTF8.GetBytes(text));

    public void Dispose() => _user.Dispose();

    private static bool Has(byte[] bytes) => Texts.Any(x => bytes.AsSpan().IndexOf(x) >= 0);

    private static byte[] Unpacked(string path) =>
        Try(() =>
        {
            using var file = File.OpenRead(path);
            Span<byte> head = stackalloc byte[4];
            if (file.ReadAtLeast(head, 4, throwOnEndOfStream: false) < 4)
                return [];
            var type =
                head is [0x28, 0xb5, 0x2f, 0xfd] ? "application/vnd.oci.image.layer.v1.tar+zstd"
                : head is [0x1f, 0x8b, ..] ? "application/vnd.oci.image.layer.v1.tar+gzip"
                : null;
            if (type is null)
                return [];
            file.Position = 0;
            using var unpacked = new MemoryStream();
            using (var stream = LayerReader.Unpack(file, type, path))
                stream.CopyTo(unpacked);
            return unpacked.ToArray();
        });

    /// <summary>Processes end and engines tidy up while they are looked at.</summary>
    private static byte[] Try(Func<byte[]> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or Core.Diagnostics.SlipwayException)
        {
            return [];
        }
    }
}
