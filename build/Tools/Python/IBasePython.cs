namespace Slipway.Tools.Python;

/// <summary>The Python of a base image, somewhere where it runs.</summary>
public interface IBasePython : IAsyncDisposable
{
    /// <summary>Starts the compiling script and talks with it; it ends when the talk has ended.</summary>
    /// <param name="talk">Writes requests to the first stream and reads answers from the second.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What Python said beside its answers; empty where all went well.</returns>
    Task<string> TalkAsync(Func<Stream, Stream, Task> talk, CancellationToken cancellation);
}
