using System.Net;
using Slipway.Core.Diagnostics;

namespace Slipway.Tools.PythonIndex;

/// <summary>Listens for requests and hands on those that only read; a request that fails or lies harms no other one.</summary>
internal sealed class IndexListener : IDisposable
{
    private const int Attempts = 20;
    private readonly HttpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<HttpListenerContext, CancellationToken, Task> _answer;

    /// <summary>Starts listening.</summary>
    /// <param name="address">Where.</param>
    /// <param name="answer">Answers GET and HEAD.</param>
    /// <exception cref="SlipwayException">SLP524.</exception>
    public IndexListener(ListenAddress address, Func<HttpListenerContext, CancellationToken, Task> answer)
    {
        _answer = answer;
        (_listener, Address) = Listen(address);
        _ = Task.Run(AcceptAsync);
    }

    /// <summary>Where it listens.</summary>
    public ListenAddress Address { get; }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Close();
        _stop.Dispose();
    }

    /// <summary>A listener that could not start is spent: each attempt takes a new one, and another port where any will do.</summary>
    private static (HttpListener Listener, ListenAddress Address) Listen(ListenAddress wanted)
    {
        for (var attempt = 1; ; attempt++)
        {
            var address = wanted.WithPort();
            var listener = new HttpListener { Prefixes = { address.Prefix }, IgnoreWriteExceptions = true };
            try
            {
                listener.Start();
                return (listener, address);
            }
            catch (Exception e) when (e is HttpListenerException or System.Net.Sockets.SocketException)
            {
                listener.Close();
                if (wanted.Endpoint.Port > 0 || attempt == Attempts)
                    throw new SlipwayException(WheelhouseProblems.CannotListen(address.ToString(), e.Message), e);
            }
        }
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
            _ = Task.Run(() => AnswerAsync(context));
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            if (context.Request.HttpMethod is "GET" or "HEAD")
                await _answer(context, _stop.Token);
            else
            {
                context.Response.StatusCode = (int)HttpStatusCode.MethodNotAllowed;
                context.Response.Headers["Allow"] = "GET, HEAD";
                // What the request brings along is not read.
                context.Response.KeepAlive = false;
            }
            context.Response.Close();
        }
        catch (Exception)
        {
            // The client hung up, or what stands behind the index failed and keeps what went wrong: the client gets no whole answer.
            context.Response.Abort();
        }
    }
}
