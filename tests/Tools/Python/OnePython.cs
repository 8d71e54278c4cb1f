using Slipway.Tools.Tests.Wheels;

namespace Slipway.Tools.Tests.Python;

/// <summary>One copy of Debian's Python for the tests of a class; made when the first asks.</summary>
public sealed class OnePython : IAsyncLifetime
{
    private readonly PythonRoot _root = new();
    private Task<PythonCopy>? _copy;

    public Task InitializeAsync() => _root.InitializeAsync();

    public Task<PythonCopy> GetAsync() => _copy ??= _root.CopyAsync(withVenv: false);

    public async Task DisposeAsync()
    {
        if (_copy is { IsCompletedSuccessfully: true } made)
            (await made).Dispose();
        await _root.DisposeAsync();
    }
}
