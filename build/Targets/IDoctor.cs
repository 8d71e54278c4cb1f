using Nuke.Common;
using Slipway.Core.Diagnostics;
using Slipway.Core.Doctor;
using Slipway.Core.Rendering;
using Slipway.Tools;
using Slipway.Tools.Doctor;

namespace Slipway.Targets;

/// <summary>Lists everything that a build would trip over, each with the command that mends it.</summary>
public interface IDoctor : IHazSelection, IHazDelivery, IHazBuilder, IHazFormat, IHazIndex
{
    /// <summary>Lists everything that a build would trip over, each with the command that mends it.</summary>
    Target Doctor =>
        d =>
            d.Description("Lists everything that a build would trip over, each with the command that mends it; changes nothing")
                .Executes(() => Step.Run(this, ExamineAsync));

    private async Task ExamineAsync(CancellationToken cancellation)
    {
        var report = await new Examination(Session.Request(this), SlipwayHome.FromEnvironment()).RunAsync(cancellation);
        Answer.Write(
            Json ? DoctorJson.Render(report)
            : Markdown ? DoctorText.Markdown(report)
            : DoctorText.Render(report)
        );
        if (report.Severity == Severity.Missing)
            throw new SlipwayException(DoctorProblems.NotReady(report.Missing.Count, report.Checks.Count));
    }
}
