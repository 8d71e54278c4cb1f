using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Wheels;
using Slipway.Tools.Python;
using Slipway.Tools.Store;

namespace Slipway.Tools.Making;

/// <summary>Makes layers of bytecode. A source that the layers of two platforms have is compiled once.</summary>
/// <param name="bench">The run.</param>
/// <param name="pythons">Where the base's Python runs.</param>
internal sealed class BytecodeSupply(Workbench bench, BasePythons pythons) : IDisposable
{
    /// <summary>Sources of a layer that are in memory at a time.</summary>
    private static readonly int s_ahead = 4 * Environment.ProcessorCount;

    private readonly ConcurrentDictionary<string, Lazy<Task<BytecodeCompiler>>> _compilers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Source, Lazy<Task<Compiled>>> _compiled = new();
    private readonly ConcurrentDictionary<Key, IReadOnlyList<string>> _refused = new();
    private readonly Lazy<SpoolFile> _spool = new(() => new SpoolFile(bench.Store));

    /// <summary>Sources of a layer that Python does not take, such as templates and sources of Python 2, each with the reason.</summary>
    public IReadOnlyList<string> RefusedBy(Key layer) => _refused.GetValueOrDefault(layer, []);

    /// <summary>The files of a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="python">Full version of the base's Python.</param>
    /// <param name="sources">The sources.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="Core.Diagnostics.SlipwayException">SLP542 to SLP544.</exception>
    public async Task<IReadOnlyList<LayerEntry>> EntriesAsync(LayerPlan layer, string python, IEnumerable<LayerEntry> sources, CancellationToken cancellation)
    {
        var minor = int.Parse(python.Split('.')[1], CultureInfo.InvariantCulture);
        using var room = new SemaphoreSlim(s_ahead);
        var compiling = new List<Task<Compiled>>();
        try
        {
            foreach (var file in sources)
            {
                await room.WaitAsync(cancellation);
                compiling.Add(InRoomAsync(file.Path, Read(file)));
            }
        }
        catch
        {
            // A damaged wheel: what was begun still leaves the room.
            await Task.WhenAll(compiling).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            throw;
        }
        var all = await Task.WhenAll(compiling);
        _refused[layer.Key] = [.. all.Where(x => x.Open is null).Select(x => $"{x.Path}: {x.Refusal}").Order(StringComparer.Ordinal)];
        return
        [
            .. all.Where(x => x.Open is not null)
                .Select(x => new LayerEntry(BytecodeFiles.PathOf(x.Path, minor), EntryKind.File, FileModes.Plain, x.Size, x.Open)),
        ];

        async Task<Compiled> InRoomAsync(string path, byte[] content)
        {
            try
            {
                return await OnceAsync(new Source(python, path, Digest.Of(content)), content, cancellation);
            }
            finally
            {
                room.Release();
            }
        }
    }

    public void Dispose()
    {
        foreach (var compiler in _compilers.Values.Where(x => x is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
            compiler.Value.Result.DisposeAsync().AsTask().GetAwaiter().GetResult();
        if (_spool.IsValueCreated)
            _spool.Value.Dispose();
    }

    private Task<Compiled> OnceAsync(Source source, byte[] content, CancellationToken cancellation) =>
        _compiled.GetOrAdd(source, x => new Lazy<Task<Compiled>>(() => CompileAsync(x, content, cancellation))).Value;

    private async Task<Compiled> CompileAsync(Source source, byte[] content, CancellationToken cancellation)
    {
        var compiler = await _compilers.GetOrAdd(source.Python, x => new Lazy<Task<BytecodeCompiler>>(() => StartAsync(x, cancellation))).Value;
        var result = await compiler.CompileAsync($"/{source.Path}", content, cancellation);
        return result.IsTaken
            ? new Compiled(source.Path, result.Content.Length, _spool.Value.Add(result.Content), "")
            : new Compiled(source.Path, 0, null, Encoding.UTF8.GetString(result.Content));
    }

    private async Task<BytecodeCompiler> StartAsync(string version, CancellationToken cancellation) =>
        new(await pythons.FindAsync(version, cancellation), version, Environment.ProcessorCount);

    private static byte[] Read(LayerEntry file)
    {
        using var stream = file.Open!();
        var content = new byte[file.Size];
        stream.ReadExactly(content);
        return content;
    }

    private sealed record Source(string Python, string Path, Digest Content);

    private sealed record Compiled(string Path, long Size, Func<Stream>? Open, string Refusal);
}
