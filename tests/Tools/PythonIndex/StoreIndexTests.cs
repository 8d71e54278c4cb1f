using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Index;
using Slipway.Core.Wheels;
using Slipway.Tests;
using Slipway.Tools.PythonIndex;
using Slipway.Tools.Store;
using Slipway.Tools.Tests.Store;

namespace Slipway.Tools.Tests.PythonIndex;

/// <summary>The store's wheels as an index, asked as clients and as others ask.</summary>
[Trait("Row", "W4")]
public sealed class StoreIndexTests : IDisposable
{
    private const string Wheel = "files/typing-extensions/typing_extensions-4.16.0-py3-none-any.whl";
    private readonly TempFolder _folder = new();
    private readonly HttpClient _http;
    private readonly LocalIndex _index;
    private readonly ContentStore _store;
    private readonly LockFile _lock;

    public StoreIndexTests()
    {
        _store = new ContentStore(_folder["store"]);
        _lock = LockedWheels.Read(LockedWheels.Committed(_store));
        _index = new LocalIndex(new Dictionary<string, IServedIndex> { [""] = new StoreIndex(_lock, _store) }, _store, ListenAddress.Free);
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = new Uri(_index.Address, "/") };
    }

    private LockedPackage Package => _lock.Find("typing-extensions")!;

    [Theory]
    [InlineData("application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html; q=0.1, text/html; q=0.01", JsonPage.ContentType)]
    [InlineData("application/vnd.pypi.simple.v1+json;q=0.1, text/html", "text/html")]
    [InlineData("application/vnd.pypi.simple.latest+json", JsonPage.ContentType)]
    [InlineData("application/vnd.pypi.simple.v1+html", "application/vnd.pypi.simple.v1+html")]
    [InlineData("*/*", "text/html")]
    [InlineData("image/png", "text/html")]
    [InlineData(null, "text/html")]
    public async Task A_page_has_the_format_that_the_client_likes_best(string? accept, string expected)
    {
        using var page = await AskAsync(HttpMethod.Get, "simple/typing-extensions/", ("Accept", accept));
        page.Content.Headers.ContentType!.MediaType.ShouldBe(expected);
        page.Headers.Vary.ShouldContain("Accept");
    }

    [Fact]
    public async Task Both_formats_say_the_same_of_every_wheel_of_the_lock()
    {
        var list = JsonDocument.Parse(await TextAsync("simple/", JsonPage.ContentType)).RootElement.GetProperty("projects").EnumerateArray();
        list.Select(x => x.GetProperty("name").GetString()).ShouldBe(_lock.Packages.Select(x => x.NormalizedName));
        foreach (var package in _lock.Packages)
        {
            (await TextAsync("simple/", "text/html")).ShouldContain($"<a href=\"{package.NormalizedName}/\">");
            var address = new Uri(_index.Address, $"{package.NormalizedName}/");
            var json = JsonPage.Read(
                Encoding.UTF8.GetBytes(await TextAsync($"simple/{package.NormalizedName}/", JsonPage.ContentType)),
                address,
                package.NormalizedName
            );
            var html = HtmlPage.Read(
                Encoding.UTF8.GetBytes(await TextAsync($"simple/{package.NormalizedName}/", "text/html")),
                address,
                package.NormalizedName
            );
            json.Files.Single().ToString().ShouldBe((html.Files.Single() with { Size = package.Size }).ToString());
            json.Files.Single().Sha256.ShouldBe(package.Hash);
            Digest.Of(await _http.GetByteArrayAsync(json.Files.Single().Address)).ShouldBe(package.Hash);
            var metadata = await _http.GetByteArrayAsync($"{json.Files.Single().Address}.metadata");
            Digest.Of(metadata).ShouldBe(json.Files.Single().Metadata);
            metadata.ShouldBe(WheelArchive.ReadMetadata(package.File, () => _store.Open(package.Hash)));
        }
        JsonPage
            .Read(Encoding.UTF8.GetBytes(await TextAsync("simple/typing-extensions/", JsonPage.ContentType)), _index.Address, "typing-extensions")
            .Files.Single()
            .RequiresPython.ShouldBe(">=3.9");
    }

    [Theory]
    [InlineData("bytes=0-9", 0, 10)]
    [InlineData("bytes=100-", 100, -1)]
    [InlineData("bytes=-7", -7, 7)]
    [InlineData("bytes=5-99999999", 5, -1)]
    public async Task A_part_of_a_file_is_that_part(string range, int start, int count)
    {
        var whole = await File.ReadAllBytesAsync(_store.PathOf(Package.Hash));
        start = start < 0 ? whole.Length + start : start;
        count = count < 0 ? whole.Length - start : count;
        using var part = await AskAsync(HttpMethod.Get, Wheel, ("Range", range));
        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        part.Content.Headers.ContentRange!.ToString().ShouldBe($"bytes {start}-{start + count - 1}/{whole.Length}");
        (await part.Content.ReadAsByteArrayAsync()).ShouldBe(whole[start..(start + count)]);
    }

    [Theory]
    [InlineData("bytes=99999999-", HttpStatusCode.RequestedRangeNotSatisfiable)]
    [InlineData("bytes=-0", HttpStatusCode.RequestedRangeNotSatisfiable)]
    [InlineData("bytes=0-1,3-4", HttpStatusCode.OK)]
    [InlineData("lines=0-1", HttpStatusCode.OK)]
    [InlineData("bytes=abc", HttpStatusCode.OK)]
    [InlineData("bytes=9-1", HttpStatusCode.OK)]
    public async Task A_range_that_cannot_be_served_is_refused_or_passed_over(string range, HttpStatusCode expected)
    {
        using var answer = await AskAsync(HttpMethod.Get, Wheel, ("Range", range));
        answer.StatusCode.ShouldBe(expected);
        if (expected == HttpStatusCode.OK)
            Digest.Of(await answer.Content.ReadAsByteArrayAsync()).ShouldBe(Package.Hash);
    }

    [Fact]
    public async Task Who_has_a_file_or_page_already_gets_no_bytes_and_a_range_of_another_state_is_the_whole()
    {
        foreach (var path in new[] { Wheel, "simple/typing-extensions/", "simple/" })
        {
            using var first = await AskAsync(HttpMethod.Get, path);
            using var again = await AskAsync(HttpMethod.Get, path, ("If-None-Match", $"\"other\", {first.Headers.ETag}"));
            (again.StatusCode, (await again.Content.ReadAsByteArrayAsync()).Length).ShouldBe((HttpStatusCode.NotModified, 0));
        }
        using var other = await AskAsync(HttpMethod.Get, Wheel, ("Range", "bytes=0-1"), ("If-Range", "\"other\""));
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var same = await AskAsync(HttpMethod.Get, Wheel, ("Range", "bytes=0-1"), ("If-Range", $"\"{Package.Hash.Hex}\""));
        same.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
    }

    [Fact]
    public async Task Head_says_all_and_sends_nothing()
    {
        using var head = await AskAsync(HttpMethod.Head, Wheel);
        (head.StatusCode, head.Content.Headers.ContentLength, head.Headers.AcceptRanges.Single()).ShouldBe((HttpStatusCode.OK, Package.Size, "bytes"));
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("simple", "/simple/")]
    [InlineData("simple/typing-extensions", "/simple/typing-extensions/")]
    [InlineData("simple/Typing.Extensions/", "/simple/typing-extensions/")]
    [InlineData("simple/TYPING__extensions", "/simple/typing-extensions/")]
    public async Task Another_spelling_leads_to_the_normalized_one(string path, string expected)
    {
        using var moved = await AskAsync(HttpMethod.Get, path);
        (moved.StatusCode, moved.Headers.Location!.OriginalString).ShouldBe((HttpStatusCode.MovedPermanently, expected));
    }

    [Theory]
    [InlineData("")]
    [InlineData("simple/no-such-project/")]
    [InlineData("files/typing-extensions/other-1.0-py3-none-any.whl")]
    [InlineData("files/no-such-project/typing_extensions-4.16.0-py3-none-any.whl")]
    [InlineData("files/typing-extensions/typing_extensions-4.16.0-py3-none-any.whl.metadata.metadata")]
    [InlineData("blobs/sha256/x")]
    public async Task What_the_lock_does_not_name_is_not_there(string path)
    {
        using var answer = await AskAsync(HttpMethod.Get, path);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [Trait("Row", "X4")]
    [InlineData("GET /../../../../etc/passwd HTTP/1.1")]
    [InlineData("GET /files/typing-extensions/../../../../../../etc/passwd HTTP/1.1")]
    [InlineData("GET /files/typing-extensions/..%2f..%2f..%2f..%2fetc%2fpasswd HTTP/1.1")]
    [InlineData("GET /files/%2e%2e/%2e%2e/lock HTTP/1.1")]
    [InlineData("GET /simple/%00/ HTTP/1.1")]
    [InlineData("GET /simple/%0d%0aSet-Cookie:%20a=b HTTP/1.1")]
    [InlineData("GET //etc/passwd HTTP/1.1")]
    [InlineData("DELETE /simple/ HTTP/1.1")]
    [InlineData("PUT /files/typing-extensions/x.whl HTTP/1.1")]
    [InlineData("TRACE / HTTP/1.1")]
    [InlineData("CONNECT example.com:443 HTTP/1.1")]
    [InlineData("FOO /simple/ HTTP/1.1")]
    [InlineData("GET http://example.com/simple/ HTTP/1.1")]
    [InlineData("GET /simple/")]
    [InlineData("\u0001\u0002\u0003")]
    public async Task A_hostile_request_gets_nothing_and_harms_no_other_one(string line)
    {
        var answer = await RawAsync($"{line}\r\nHost: 127.0.0.1:{_index.Address.Port}\r\nConnection: close\r\n\r\n");
        answer.ShouldNotContain("root:");
        answer.ShouldNotContain("\r\nSet-Cookie");
        answer.ShouldNotStartWith("HTTP/1.1 200");
        await StillServesAsync();
    }

    [Fact]
    [Trait("Row", "X4")]
    public async Task Huge_headers_and_foreign_hosts_are_refused_and_odd_methods_get_405()
    {
        var host = $"Host: 127.0.0.1:{_index.Address.Port}\r\n";
        (await RawAsync($"GET /simple/ HTTP/1.1\r\n{host}X: {new string('x', 4 << 20)}\r\n\r\n")).ShouldNotStartWith("HTTP/1.1 200");
        (await RawAsync($"GET /simple/{new string('y', 1 << 20)}/ HTTP/1.1\r\n{host}\r\n")).ShouldNotStartWith("HTTP/1.1 200");
        // A page in a browser that had a name of its own lead here would be such a host.
        (await RawAsync("GET /simple/ HTTP/1.1\r\nHost: rebound.example.com\r\nConnection: close\r\n\r\n")).ShouldNotStartWith("HTTP/1.1 200");
        using var refused = await AskAsync(HttpMethod.Post, "simple/");
        (refused.StatusCode, string.Join(", ", refused.Content.Headers.Allow)).ShouldBe((HttpStatusCode.MethodNotAllowed, "GET, HEAD"));
        await StillServesAsync();
    }

    [Fact]
    public void A_port_that_is_taken_is_named()
    {
        var taken = ListenAddress.TryParse($"127.0.0.1:{_index.Address.Port}")!;
        var indexes = new Dictionary<string, IServedIndex> { [""] = new StoreIndex(_lock, _store) };
        Should.Throw<SlipwayException>(() => new LocalIndex(indexes, _store, taken)).Problems.Single().Number.ShouldBe("SLP524");
    }

    [Fact]
    public async Task Each_of_several_platforms_has_an_index_of_its_own()
    {
        var other = LockedWheels.Read(LockedWheels.Small(_store, "alpha 1.0"));
        var indexes = new Dictionary<string, IServedIndex> { ["amd64"] = new StoreIndex(_lock, _store), ["arm64"] = new StoreIndex(other, _store) };
        using var both = new LocalIndex(indexes, _store, ListenAddress.Free);
        (await _http.GetStringAsync(new Uri(both.AddressOf("arm64"), "alpha/"))).ShouldContain("alpha-1.0-py3-none-any.whl");
        (await _http.GetAsync(new Uri(both.AddressOf("amd64"), "alpha/"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _http.GetAsync(new Uri(both.AddressOf("amd64"), "/simple/"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("127.0.0.1:8099", "127.0.0.1:8099")]
    [InlineData("localhost:80", "127.0.0.1:80")]
    [InlineData("0.0.0.0:0", "0.0.0.0:0")]
    [InlineData("[::1]:8099", "[::1]:8099")]
    [InlineData("8099", null)]
    [InlineData(":8099", null)]
    [InlineData("127.0.0.1", null)]
    [InlineData("127.0.0.1:99999", null)]
    [InlineData("127.0.0.1:-1", null)]
    [InlineData("example.com:80", null)]
    [InlineData("::1", null)]
    [InlineData("http://127.0.0.1:80", null)]
    public void An_address_is_a_number_and_a_port(string text, string? expected) => ListenAddress.TryParse(text)?.ToString().ShouldBe(expected);

    public void Dispose()
    {
        _http.Dispose();
        _index.Dispose();
        _folder.Dispose();
    }

    private Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, params (string Name, string? Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers.Where(x => x.Value is not null))
            request.Headers.TryAddWithoutValidation(name, value);
        return _http.SendAsync(request);
    }

    private async Task<string> TextAsync(string path, string accept)
    {
        using var answer = await AskAsync(HttpMethod.Get, path, ("Accept", accept));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task StillServesAsync() => (await TextAsync("simple/typing-extensions/", "text/html")).ShouldContain(Package.File);

    /// <summary>What comes back until the server ends the connection, or has said enough.</summary>
    private async Task<string> RawAsync(string request)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _index.Address.Port, limit.Token);
        var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), limit.Token);
            client.Client.Shutdown(SocketShutdown.Send);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            return await reader.ReadToEndAsync(limit.Token);
        }
        catch (IOException)
        {
            // It hung up while we were talking.
            return "";
        }
    }
}
