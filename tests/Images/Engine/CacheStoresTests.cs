using System.Text.Json;
using Slipway.Core.Catalog;
using Slipway.Core.Planning.Caches;
using Slipway.Core.Rendering;
using Slipway.Tests;

namespace Slipway.Images.Tests.Engine;

/// <summary>Caches as buildx and the engine themselves read them; nothing is written to a store of somebody else.</summary>
[Collection(EngineGroup.Name)]
[Trait("Row", "C1")]
public sealed class CacheStoresTests(EngineHome engine)
{
    private static readonly string[] s_quiet =
    [
        "AWS_ACCESS_KEY_ID=test",
        "AWS_SECRET_ACCESS_KEY=test",
        "AWS_EC2_METADATA_DISABLED=true",
        "BUILDX_BAKE_ENTITLEMENTS_FS=0",
    ];
    private static readonly string[] s_gha = [.. s_quiet, "ACTIONS_RUNTIME_TOKEN=none", "ACTIONS_RESULTS_URL=http://127.0.0.1:1/"];

    [EngineFact]
    public async Task Every_store_is_understood_by_buildx_and_s3_and_azblob_are_refused_by_the_engine_as_the_table_says()
    {
        await engine.EngineAsync();
        using var docker = await DockerCli.StartAsync(engine.Home);
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder["Dockerfile"], "FROM scratch\nCOPY Dockerfile /\n");

        var stores = CacheChoice
            .Of(["local=/c", "registry=localhost:5000/x", "gha", "s3=bucket/a?region=eu-1&use_path_style=true", "azblob=acc/box/pre"], null)
            .Stores;
        await WriteAsync(folder, stores);
        using var printed = JsonDocument.Parse(await docker.MustAsync(folder.Path, "buildx bake -f bake.json --print one", s_gha));
        var target = printed.RootElement.GetProperty("target").GetProperty("one");
        foreach (var list in (string[])["cache-from", "cache-to"])
        {
            var entries = target.GetProperty(list).EnumerateArray().ToList();
            entries.Select(x => x.GetProperty("type").GetString()).ShouldBe(["local", "registry", "gha", "s3", "azblob"], ignoreOrder: true);
            var s3 = entries.Single(x => x.GetProperty("type").GetString() == "s3");
            (s3.GetProperty("bucket").GetString(), s3.GetProperty("prefix").GetString(), s3.GetProperty("use_path_style").GetString()).ShouldBe(
                ("bucket", "a/", "true")
            );
        }

        foreach (var store in stores.Where(x => x.Kind is BuildKitStoreKind.S3 or BuildKitStoreKind.AzBlob))
        {
            await WriteAsync(folder, [store]);
            var run = await docker.RunAsync(folder.Path, "buildx bake -f bake.json one", s_quiet);
            run.ExitCode.ShouldNotBe(0);
            run.Error.ShouldContain($"unknown cache exporter: \"{store.Word}\"");
        }
    }

    private static Task WriteAsync(TempFolder folder, IReadOnlyList<BuildKitStore> stores) =>
        File.WriteAllTextAsync(
            folder["bake.json"],
            BakeFile.Render([
                new BakeTarget("one", "Dockerfile", ".", new Dictionary<string, string>(), new Dictionary<string, string>(), [], "", ["type=cacheonly"])
                {
                    CacheFrom =
                    [
                        .. stores
                            .Where(x => x.Kind is not (BuildKitStoreKind.S3 or BuildKitStoreKind.AzBlob) || stores.Count > 1)
                            .Select(x => CacheEntries.From(x, "scope", "name")),
                    ],
                    CacheTo = [.. stores.Select(x => CacheEntries.To(x, "scope", "name", CacheMode.Min))],
                },
            ])
        );
}
