using Nuke.Common;

namespace Slipway.Compat.Sample;

internal sealed class FailingBuild : NukeBuild
{
    public static int Start() => Execute<FailingBuild>(x => x.Good);

    private Target Good =>
        d =>
            d.Executes(() =>
                ReportSummary(x =>
                {
                    x["Images"] = "3";
                    x["Size"] = "10 MB";
                    return x;
                })
            );

    private Target Fails => d => d.Executes(() => throw new InvalidOperationException("no such thing\nsecond line"));

    private Target AfterFails => d => d.DependsOn(Fails).Executes(() => Console.WriteLine("ran AfterFails"));

    private Target Assured => d => d.After(Fails).AssuredAfterFailure().Executes(() => Console.WriteLine("ran Assured"));

    private Target AssuredFails => d => d.After(Fails).AssuredAfterFailure().Executes(() => throw new InvalidOperationException("again"));

    private Target Lenient => d => d.ProceedAfterFailure().Executes(() => throw new InvalidOperationException("lenient"));

    private Target AfterLenient => d => d.DependsOn(Lenient).Executes(() => Console.WriteLine("ran AfterLenient"));

    private Target Seven => d => d.Executes(() => ExitCode = 7);

    private Target FailsWithFive =>
        d =>
            d.Executes(() =>
            {
                ExitCode = 5;
                throw new InvalidOperationException("five");
            });

    private Target AsyncFails =>
        d =>
            d.Executes(async () =>
            {
                await Task.Yield();
                throw new InvalidOperationException("late");
            });
}
