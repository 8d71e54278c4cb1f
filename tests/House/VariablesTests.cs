using System.Text.RegularExpressions;
using Slipway.Core.Commands;

namespace Slipway.House.Tests;

/// <summary>Variables of the environment.</summary>
[Trait("Row", "M3")]
public sealed class VariablesTests
{
    [Fact]
    public void One_that_code_reads_by_its_name_is_never_taken_for_an_option_that_was_misspelt()
    {
        var read = SourceFile
            .All.Where(x => x.Path.StartsWith("build/", StringComparison.Ordinal))
            .SelectMany(x => Regex.Matches(x.Text, "GetEnvironmentVariable\\(\"(SLIPWAY_[A-Z_]+)\"\\)").Select(y => y.Groups[1].Value))
            .Distinct()
            .ToList();
        read.ShouldContain("SLIPWAY_UV");
        read.Where(x => !VariableNames.IsEarly(x)).ShouldBeNone("variables that are read by name are known");
    }
}
