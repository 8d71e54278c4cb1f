namespace Slipway.House.Tests;

/// <summary>Says all offences against a rule at once.</summary>
internal static class Offences
{
    public static void ShouldBeNone(this IEnumerable<string> offences, string rule)
    {
        var all = offences.ToList();
        all.ShouldBeEmpty($"{rule}\n{string.Join('\n', all)}");
    }
}
