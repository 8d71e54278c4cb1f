namespace Slipway.Compat.Tests.Signatures;

/// <summary>The compiler's names of operators.</summary>
public static class Operators
{
    public static IReadOnlyDictionary<string, string> Names { get; } =
        new Dictionary<string, string>
        {
            ["op_Implicit"] = "implicit",
            ["op_Explicit"] = "explicit",
            ["op_Equality"] = "==",
            ["op_Inequality"] = "!=",
            ["op_Addition"] = "+",
            ["op_Subtraction"] = "-",
            ["op_Division"] = "/",
            ["op_Multiply"] = "*",
            ["op_LessThan"] = "<",
            ["op_GreaterThan"] = ">",
            ["op_LessThanOrEqual"] = "<=",
            ["op_GreaterThanOrEqual"] = ">=",
        };
}
