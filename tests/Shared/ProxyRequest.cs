namespace Slipway.Tests;

/// <summary>A request as the proxy sees it.</summary>
public sealed record ProxyRequest(string Method, string Path, string Head)
{
    public string? Header(string name) =>
        Head.Split("\r\n").Select(l => l.Split(": ", 2)).FirstOrDefault(p => p.Length == 2 && p[0].Equals(name, StringComparison.OrdinalIgnoreCase))?[1];
}
