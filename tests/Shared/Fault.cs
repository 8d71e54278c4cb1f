namespace Slipway.Tests;

/// <summary>What goes wrong.</summary>
public abstract record Fault
{
    /// <summary>An answer of the proxy itself.</summary>
    public sealed record Answer(int Status, string Headers = "", string Body = "") : Fault;

    /// <summary>The connection is reset after so many bytes of the request's body.</summary>
    public sealed record ResetRequest(int AfterBytes) : Fault;

    /// <summary>The connection is closed after so many bytes of the answer, head included.</summary>
    public sealed record CutAnswer(int AfterBytes) : Fault;

    /// <summary>Nothing is answered until the test ends.</summary>
    public sealed record Stall : Fault;
}
