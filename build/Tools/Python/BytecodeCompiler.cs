using System.Threading.Channels;
using Slipway.Core.Diagnostics;

namespace Slipway.Tools.Python;

/// <summary>Compiles sources in a few interpreters that stay: starting one takes longer than compiling a file.</summary>
public sealed class BytecodeCompiler : IAsyncDisposable
{
    private readonly Channel<Request> _requests = Channel.CreateUnbounded<Request>();
    private readonly CancellationTokenSource _stop = new();
    private readonly IBasePython _python;
    private readonly string _version;
    private readonly Task _workers;

    /// <summary>Starts the interpreters.</summary>
    /// <param name="python">Where they run; disposed with this.</param>
    /// <param name="version">The version that they must have, such as <c>3.13.5</c>.</param>
    /// <param name="workers">How many.</param>
    public BytecodeCompiler(IBasePython python, string version, int workers)
    {
        (_python, _version) = (python, version);
        _workers = Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(WorkAsync)));
    }

    /// <summary>Compiles a source, after those that were asked for before.</summary>
    /// <param name="path">Absolute path of the source in the image.</param>
    /// <param name="source">The source.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="SlipwayException">SLP543 Python ended, SLP544 it is another version.</exception>
    public async Task<CompiledSource> CompileAsync(string path, byte[] source, CancellationToken cancellation)
    {
        var request = new Request(path, source);
        if (!_requests.Writer.TryWrite(request))
            await _requests.Reader.Completion;
        return await request.Answer.Task.WaitAsync(cancellation);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _requests.Writer.TryComplete();
        await _stop.CancelAsync();
        await _workers;
        await _python.DisposeAsync();
        _stop.Dispose();
    }

    /// <summary>One interpreter. When one fails, all that wait fail with it: the next would fail the same way.</summary>
    private async Task WorkAsync()
    {
        Request? at = null;
        SlipwayException? failure = null;
        var isDone = false;
        try
        {
            var said = await _python.TalkAsync(TalkAsync, _stop.Token);
            if (!isDone || said.Length > 0)
                failure = new SlipwayException(BytecodeProblems.Ended(at?.Path, said));
        }
        catch (SlipwayException e)
        {
            failure = e;
        }
        catch (OperationCanceledException) { }
        if (failure is null)
            return;
        _requests.Writer.TryComplete(failure);
        at?.Answer.TrySetException(failure);
        while (_requests.Reader.TryRead(out var waiting))
            waiting.Answer.TrySetException(failure);

        async Task TalkAsync(Stream requests, Stream answers)
        {
            var version = await CompileTalk.VersionAsync(answers, _stop.Token);
            if (version != _version)
                throw new SlipwayException(BytecodeProblems.OtherPython(version, _version));
            while (await NextAsync() is { } request)
            {
                at = request;
                request.Answer.SetResult(await CompileTalk.CompileAsync(requests, answers, request.Path, request.Source, _stop.Token));
                at = null;
            }
            isDone = true;
        }
    }

    private async Task<Request?> NextAsync()
    {
        while (await _requests.Reader.WaitToReadAsync(_stop.Token))
        {
            if (_requests.Reader.TryRead(out var request))
                return request;
        }
        return null;
    }

    private sealed record Request(string Path, byte[] Source)
    {
        public TaskCompletionSource<CompiledSource> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
