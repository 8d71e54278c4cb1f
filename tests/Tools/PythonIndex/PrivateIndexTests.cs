using Slipway.Core.Diagnostics;
using Slipway.Core.Locks.Index;
using Slipway.Tests;
using Slipway.Tools.PythonIndex;

namespace Slipway.Tools.Tests.PythonIndex;

[Trait("Row", "L5")]
[Collection("environment")]
public sealed class PrivateIndexTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public PrivateIndexTests()
    {
        new SmallIndex(_folder["private"]).Add("acme-models", "1.0").Add("numpy", "99.0");
        new SmallIndex(_folder["public"]).Add("acme-models", "99.0").Add("numpy", "2.0");
    }

    [Fact]
    public async Task A_name_comes_only_from_the_index_whose_entry_allows_it()
    {
        using var own = new IndexServer(_folder["private"]);
        using var open = new IndexServer(_folder["public"]);
        using var client = Client(new PackageIndex("acme", own.Simple, ["acme-*"]), new PackageIndex("open", open.Simple, []));
        (await client.PageAsync("acme-models", default))!.Files.ShouldHaveSingleItem().FileName.ShouldBe("acme_models-1.0-py3-none-any.whl");
        (await client.PageAsync("numpy", default))!.Files.ShouldHaveSingleItem().FileName.ShouldBe("numpy-2.0-py3-none-any.whl");
        (await client.PageAsync("acme-unknown", default)).ShouldBeNull();
        own.Requests.ShouldBe(["GET /simple/acme-models/", "GET /simple/acme-unknown/"]);
        open.Requests.ShouldHaveSingleItem("a private name is not even asked for outside").ShouldBe("GET /simple/numpy/");
    }

    [Fact]
    public async Task A_name_that_no_entry_allows_is_refused_with_what_each_may_serve()
    {
        using var own = new IndexServer(_folder["private"]);
        using var client = Client(new PackageIndex("acme", own.Simple, ["acme-*"]));
        var problem = (await Should.ThrowAsync<SlipwayException>(() => client.PageAsync("numpy", default))).Problems.ShouldHaveSingleItem();
        problem.ShouldSatisfyAllConditions(x => x.Number.ShouldBe("SLP265"), x => x.Allowed.ShouldBe("acme may serve acme-*"));
        own.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Credentials_come_from_the_environment()
    {
        using var own = new IndexServer(_folder["private"], new IndexBehaviour { Credentials = "bob:s3cret" });
        using var client = Client(new PackageIndex("ac-me", own.Simple, []));
        try
        {
            Environment.SetEnvironmentVariable("SLIPWAY_INDEX_AC_ME_USERNAME", "bob");
            Environment.SetEnvironmentVariable("SLIPWAY_INDEX_AC_ME_PASSWORD", "s3cret");
            (await client.PageAsync("numpy", default)).ShouldNotBeNull();
        }
        finally
        {
            Environment.SetEnvironmentVariable("SLIPWAY_INDEX_AC_ME_USERNAME", null);
            Environment.SetEnvironmentVariable("SLIPWAY_INDEX_AC_ME_PASSWORD", null);
        }
    }

    [Theory]
    [InlineData("machine other.example login x password y\nmachine 127.0.0.1\n  login bob\n  password s3cret\n", true)]
    [InlineData("machine other.example login x password y default login bob password s3cret", true)]
    [InlineData("# machine\nmacdef init\nmachine 127.0.0.1 login x password y\n\nmachine 127.0.0.1 login bob password s3cret", true)]
    [InlineData("machine 127.0.0.1 login bob password wrong", false)]
    [InlineData("machine other.example login bob password s3cret", false)]
    public async Task Credentials_come_from_netrc_and_a_refusal_never_shows_them(string netrc, bool good)
    {
        using var own = new IndexServer(_folder["private"], new IndexBehaviour { Credentials = "bob:s3cret" });
        File.WriteAllText(_folder["netrc"], netrc);
        using var client = Client(new PackageIndex("acme", own.Simple, []));
        if (good)
        {
            (await client.PageAsync("numpy", default)).ShouldNotBeNull();
            return;
        }
        var problem = (await Should.ThrowAsync<SlipwayException>(() => client.PageAsync("numpy", default))).Problems.ShouldHaveSingleItem();
        problem.Number.ShouldBe("SLP267");
        problem
            .ToString()
            .ShouldSatisfyAllConditions(x => x.ShouldNotContain("wrong"), x => x.ShouldNotContain("bob"), x => x.ShouldContain("SLIPWAY_INDEX_ACME_USERNAME"));
    }

    [Theory]
    [InlineData("https://bob:s3cret@index.example.com/simple/")]
    [InlineData("ftp://index.example.com/simple/")]
    [InlineData("index.example.com")]
    public void An_address_with_credentials_or_without_a_scheme_is_refused(string address)
    {
        var problem = Should.Throw<SlipwayException>(() => PublicIndex.At(address)).Problems.ShouldHaveSingleItem();
        problem.Number.ShouldBe("SLP271");
        problem.ToString().ShouldNotContain("s3cret");
    }

    private IndexClient Client(params PackageIndex[] indexes) =>
        new(new IndexSet(indexes), new SlipwayHome(_folder["home"]), new IndexOptions { Netrc = _folder["netrc"] });

    public void Dispose() => _folder.Dispose();
}
