namespace Slipway.Core.Doctor;

/// <summary>A place where a proxy can be set.</summary>
/// <param name="Place">Such as <c>the variable https_proxy</c>.</param>
/// <param name="Users">Who goes by it, such as <c>Slipway, uv and npm</c>.</param>
/// <param name="Proxy">The proxy, without credentials; empty where none is set.</param>
public sealed record ProxyFacts(string Place, string Users, string Proxy);
