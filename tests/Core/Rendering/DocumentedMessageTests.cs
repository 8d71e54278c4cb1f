using Slipway.Core.Diagnostics;
using Slipway.Core.Rendering;

namespace Slipway.Core.Tests.Rendering;

[Trait("Row", "U2")]
public sealed class DocumentedMessageTests
{
    private const string Code = """
        public static class PortProblems
        {
            /// <summary>SLP901: a port is
            /// taken by <c>another</c> program.</summary>
            /// <param name="port">The port.</param>
            public static Problem Taken(int port) => new("SLP901", Family.Missing, $"{port}", "", "");

            /// <summary>SLP902: a port is not a number.</summary>
            public static Problem NoNumber(string text) => Refuse("SLP902", text);

            private static Problem Refuse(string number, string found) => new(number, Family.Usage, found, "", "");
        }
        """;

    [Fact]
    public void Number_family_and_meaning_are_read_from_each_factory() =>
        DocumentedMessage
            .InCode(Code)
            .Take(2)
            .ShouldBe([new("SLP901", Family.Missing, "a port is taken by another program."), new("SLP902", Family.Usage, "a port is not a number.")]);

    [Fact]
    public void The_front_doors_numbers_are_read_from_its_comments() =>
        DocumentedMessage
            .InScript("x=1\n  # SLP904 (Drift): a lock is old.\n# SLP905 is only mentioned here\n")
            .ShouldBe([new("SLP904", Family.Drift, "a lock is old.")]);
}
