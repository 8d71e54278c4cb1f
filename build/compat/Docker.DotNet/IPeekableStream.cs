namespace Docker.DotNet;

public interface IPeekableStream
{
    bool Peek(byte[] buffer, uint toPeek, out uint peeked, out uint available, out uint remaining);
}
