namespace Slipway.Core.Locks;

/// <summary>One compatibility tag (PEP 425).</summary>
/// <param name="Python">Interpreter: <c>cp313</c>, <c>py3</c>.</param>
/// <param name="Abi">Binary interface: <c>cp313</c>, <c>abi3</c>, <c>none</c>.</param>
/// <param name="Platform">Platform: <c>manylinux_2_28_x86_64</c>, <c>any</c>.</param>
public sealed record WheelTag(string Python, string Abi, string Platform)
{
    /// <summary><c>python-abi-platform</c>.</summary>
    public override string ToString() => $"{Python}-{Abi}-{Platform}";
}
