using System.Xml;
using System.Xml.Linq;

namespace Slipway.Tools.Testing;

/// <summary>Reads the result files that the test platform's <c>trx</c> logger writes.</summary>
public static class TrxFile
{
    private static readonly XNamespace Schema = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>The results in a file; none where the file is missing or was cut off.</summary>
    /// <param name="path">The file.</param>
    public static IReadOnlyList<TestResult> Read(string path)
    {
        if (!File.Exists(path))
            return [];
        try
        {
            var document = XDocument.Load(path);
            var methods = document
                .Descendants(Schema + "UnitTest")
                .ToLookup(test => (string)test.Attribute("id")!, test => test.Element(Schema + "TestMethod")!);
            return [.. document.Descendants(Schema + "UnitTestResult").Select(result => Result(result, methods[(string)result.Attribute("testId")!].First()))];
        }
        catch (XmlException)
        {
            return [];
        }
    }

    private static TestResult Result(XElement result, XElement method)
    {
        var outcome = (string?)result.Attribute("outcome") switch
        {
            "Passed" => TestOutcome.Passed,
            "NotExecuted" => TestOutcome.Skipped,
            _ => TestOutcome.Failed,
        };
        var output = result.Element(Schema + "Output");
        var message =
            output?.Element(Schema + "ErrorInfo")?.Element(Schema + "Message") ?? (outcome == TestOutcome.Skipped ? output?.Element(Schema + "StdOut") : null);
        return new TestResult(
            (string)method.Attribute("className")!,
            BareName((string)method.Attribute("name")!, (string)method.Attribute("className")!),
            (string)result.Attribute("testName")!,
            outcome,
            message?.Value.Trim() ?? ""
        );
    }

    /// <summary>Some writers put class and data around the method's name.</summary>
    private static string BareName(string name, string className)
    {
        var method = name.Split('(')[0];
        return method.StartsWith(className + ".", StringComparison.Ordinal) ? method[(className.Length + 1)..] : method;
    }
}
