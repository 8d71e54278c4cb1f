using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Slipway.Tools.Tests.Auditing;

/// <summary>A tab of a browser, asked by the protocol of its developer tools.</summary>
internal sealed class BrowserTab : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _asked = new();
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // The reader is ended by a token: a socket that is aborted between two reads is a disposed one to the next.
    private readonly CancellationTokenSource _ending = new();
    private Task _reading = Task.CompletedTask;
    private int _last;

    /// <summary>What the browser told unasked: method and parameters.</summary>
    public ConcurrentQueue<(string Method, JsonElement Parameters)> Events { get; } = new();

    public static async Task<BrowserTab> ConnectAsync(Uri address)
    {
        var tab = new BrowserTab();
        await tab._socket.ConnectAsync(address, default);
        tab._reading = tab.ReadAsync();
        foreach (var part in (string[])["Page", "Runtime", "Log", "Network"])
            await tab.AskAsync($"{part}.enable");
        return tab;
    }

    public async Task LoadAsync(string address)
    {
        await AskAsync("Page.navigate", new JsonObject { ["url"] = address });
        await _loaded.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    /// <summary>Sends a command; its result.</summary>
    public async Task<JsonElement> AskAsync(string method, JsonObject? parameters = null)
    {
        var id = Interlocked.Increment(ref _last);
        var answer = _asked.GetOrAdd(id, _ => new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously));
        var text = new JsonObject
        {
            ["id"] = id,
            ["method"] = method,
            ["params"] = parameters ?? [],
        }.ToJsonString();
        await _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, default);
        var reply = await answer.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return reply.TryGetProperty("error", out var error) ? throw new InvalidOperationException($"{method}: {error}") : reply.GetProperty("result");
    }

    /// <summary>The value of an expression of the page.</summary>
    public async Task<JsonElement> ValueAsync(string expression)
    {
        var result = await AskAsync("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["returnByValue"] = true });
        return result.TryGetProperty("exceptionDetails", out var details) ? throw new InvalidOperationException($"{details}")
            : result.GetProperty("result").TryGetProperty("value", out var value) ? value
            : default;
    }

    /// <summary>Presses a key and lets it go.</summary>
    public async Task PressAsync(string key, int code, string text = "")
    {
        foreach (var type in (string[])["keyDown", "keyUp"])
            await AskAsync(
                "Input.dispatchKeyEvent",
                new JsonObject
                {
                    ["type"] = type,
                    ["key"] = key,
                    ["code"] = key,
                    ["windowsVirtualKeyCode"] = code,
                    ["text"] = type == "keyDown" ? text : "",
                }
            );
    }

    public Task SizeAsync(int width, int height) =>
        AskAsync(
            "Emulation.setDeviceMetricsOverride",
            new JsonObject
            {
                ["width"] = width,
                ["height"] = height,
                ["deviceScaleFactor"] = 1,
                ["mobile"] = width < 500,
            }
        );

    public Task SchemeAsync(string scheme) =>
        AskAsync(
            "Emulation.setEmulatedMedia",
            new JsonObject { ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme }) }
        );

    /// <summary>What is seen, as PNG.</summary>
    public async Task<byte[]> PictureAsync() => (await AskAsync("Page.captureScreenshot")).GetProperty("data").GetBytesFromBase64();

    public async ValueTask DisposeAsync()
    {
        try
        {
            await AskAsync("Page.close");
        }
        catch (Exception e) when (e is WebSocketException or InvalidOperationException or TimeoutException) { }
        await _ending.CancelAsync();
        await _reading;
        _socket.Dispose();
        _ending.Dispose();
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[1 << 16];
        using var message = new MemoryStream();
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer, _ending.Token);
                if (part.MessageType == WebSocketMessageType.Close)
                    return;
                message.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage)
                    continue;
                Take(JsonSerializer.Deserialize<JsonElement>(message.ToArray()));
                message.SetLength(0);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException) { }
        finally
        {
            foreach (var answer in _asked.Values)
                answer.TrySetException(new InvalidOperationException("the tab is gone"));
        }
    }

    private void Take(JsonElement message)
    {
        if (message.TryGetProperty("id", out var id))
        {
            if (_asked.TryRemove(id.GetInt32(), out var answer))
                answer.TrySetResult(message);
            return;
        }
        var method = message.GetProperty("method").GetString()!;
        Events.Enqueue((method, message.GetProperty("params")));
        if (method == "Page.loadEventFired")
            _loaded.TrySetResult();
    }
}
