using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Slipway.Tests;

/// <summary>xunit as it is, except that a test which throws what <see cref="Needs"/> throws is reported as skipped, with the reason. Named in tests/Directory.Build.props.</summary>
public sealed class SkippingTestFramework(IMessageSink diagnostics) : XunitTestFramework(diagnostics)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName assembly, ISourceInformationProvider source, IMessageSink diagnostics)
        : XunitTestFrameworkExecutor(assembly, source, diagnostics)
    {
        protected override void RunTestCases(
            IEnumerable<IXunitTestCase> testCases,
            IMessageSink executionMessageSink,
            ITestFrameworkExecutionOptions executionOptions
        ) => base.RunTestCases(testCases, new Sink(executionMessageSink), executionOptions);
    }

    private sealed class Sink(IMessageSink inner) : LongLivedMarshalByRefObject, IMessageSink
    {
        public bool OnMessage(IMessageSinkMessage message) =>
            inner.OnMessage(message is ITestFailed failed && Needs.ReasonIn(failed.Messages[0]) is { } reason ? new TestSkipped(failed.Test, reason) : message);
    }
}
