using Slipway.Core.Streams;

namespace Slipway.Tools.Auditing;

/// <summary>Waits for a stream that can only be asked without waiting. Who reads it has a thread of its own.</summary>
/// <param name="input">The stream; not closed.</param>
internal sealed class WaitingStream(Stream input) : ForwardStream
{
    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => input.ReadAsync(buffer, offset, count).GetAwaiter().GetResult();
}
