using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Slipway.Core.Checking;

/// <summary>A test that did not pass.</summary>
/// <param name="Name">Class and name.</param>
/// <param name="Message">First line of what was wrong.</param>
public sealed record TestFailure(string Name, string Message);

/// <summary>What a run of tests came to, read from JUnit's XML.</summary>
/// <param name="Count">Tests that were run or skipped.</param>
/// <param name="Skipped">Those that were skipped.</param>
/// <param name="Failures">Those that failed, in the order of the run.</param>
/// <param name="Seconds">Seconds that they took.</param>
public sealed record TestResults(int Count, int Skipped, IReadOnlyList<TestFailure> Failures, double Seconds)
{
    private const string First = "<?xml ";
    private const string Last = "</testsuites>";
    private const int MostCharacters = 200;

    /// <summary>Those that passed.</summary>
    public int Passed => Count - Skipped - Failures.Count;

    /// <summary>Such as <c>41 passed, 1 failed, 2 skipped in 3.2 s</c>.</summary>
    public string Line =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Passed} passed{(Failures.Count > 0 ? $", {Failures.Count} failed" : "")}{(Skipped > 0 ? $", {Skipped} skipped" : "")} in {Seconds:0.0} s"
        );

    /// <summary>Finds the results in what a run wrote.</summary>
    /// <param name="text">All that it wrote to one stream, the results among other lines.</param>
    /// <returns>Null where there are none that can be read: the run ended before it wrote them.</returns>
    public static TestResults? Find(string text)
    {
        var first = text.LastIndexOf(First, StringComparison.Ordinal);
        var last = first < 0 ? -1 : text.IndexOf(Last, first, StringComparison.Ordinal);
        if (last < 0)
            return null;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text[first..(last + Last.Length)]));
            var cases = XDocument.Load(reader).Descendants("testcase").ToList();
            return new TestResults(
                cases.Count,
                cases.Count(x => x.Element("skipped") is not null),
                [.. cases.Select(Failure).OfType<TestFailure>()],
                cases.Sum(x => double.TryParse(x.Attribute("time")?.Value, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0)
            );
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static TestFailure? Failure(XElement test) =>
        (test.Element("failure") ?? test.Element("error")) is { } failure
            ? new TestFailure($"{test.Attribute("classname")?.Value}.{test.Attribute("name")?.Value}".Trim('.'), Short(failure.Attribute("message")?.Value))
            : null;

    private static string Short(string? message)
    {
        var line = (message ?? "").Split('\n')[0].TrimEnd();
        return line.Length > MostCharacters ? line[..MostCharacters] + "..." : line;
    }
}
