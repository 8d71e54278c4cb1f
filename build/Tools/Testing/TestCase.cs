namespace Slipway.Tools.Testing;

/// <summary>A test method as its assembly declares it.</summary>
/// <param name="ClassName">Full name of the class that runs it; nested classes with <c>+</c>.</param>
/// <param name="Method">Its name.</param>
/// <param name="Rows">The rows of the specification that it shows: its own and its class's.</param>
public sealed record TestCase(string ClassName, string Method, IReadOnlyList<string> Rows);
