using Slipway.Core.Catalog;
using Slipway.Core.Planning.Caches;
using Slipway.Core.Rendering;

namespace Slipway.Core.Tests.Rendering;

[Trait("Row", "C1")]
public sealed class CacheEntriesTests
{
    [Theory]
    [InlineData("local=/c", "type=local,src=/c/scope,tag=name", "type=local,dest=/c/scope,tag=name,mode=min,compression=zstd,ignore-error=true")]
    [InlineData(
        "registry=localhost:5000/x",
        "type=registry,ref=localhost:5000/x:name",
        "type=registry,ref=localhost:5000/x:name,mode=min,compression=zstd,oci-mediatypes=true,image-manifest=true,ignore-error=true"
    )]
    [InlineData("gha", "type=gha,scope=name", "type=gha,scope=name,mode=min,ignore-error=true")]
    [InlineData(
        "s3=bucket/a/b?region=eu-1&use_path_style=true",
        "type=s3,bucket=bucket,prefix=a/b/,name=name,region=eu-1,use_path_style=true",
        "type=s3,bucket=bucket,prefix=a/b/,name=name,region=eu-1,use_path_style=true,mode=min,compression=zstd,ignore-error=true"
    )]
    [InlineData(
        "azblob=acc/box",
        "type=azblob,account_url=https://acc.blob.core.windows.net,container=box,name=name",
        "type=azblob,account_url=https://acc.blob.core.windows.net,container=box,name=name,mode=min,compression=zstd,ignore-error=true"
    )]
    public void Each_store_is_named_as_BuildKit_does(string word, string from, string to)
    {
        var store = CacheChoice.Of([word], null).Stores[0];

        CacheEntries.From(store, "scope", "name").ShouldBe(from);
        CacheEntries.To(store, "scope", "name", CacheMode.Min).ShouldBe(to);
    }

    [Fact]
    public void A_comma_in_a_folders_name_is_no_separator() =>
        CacheEntries.From(new BuildKitStore(BuildKitStoreKind.Local, "/a,b"), "scope", "name").ShouldBe("type=local,\"src=/a,b/scope\",tag=name");
}
