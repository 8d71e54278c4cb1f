using Nuke.Common;

namespace Slipway.Compat.Sample;

internal sealed class WaitingBuild : NukeBuild
{
    public static int Start() => Execute<WaitingBuild>(x => x.After);

    private Target Wait =>
        d =>
            d.Executes(() =>
            {
                Console.WriteLine("waiting");
                Thread.Sleep(TimeSpan.FromMinutes(1));
            });

    private Target After => d => d.DependsOn(Wait).Executes(() => Console.WriteLine("ran After"));

    private Target Tidy => d => d.After(Wait).AssuredAfterFailure().Executes(() => Console.WriteLine("ran Tidy"));

    protected override void OnBuildFinished() => Console.WriteLine("finished");
}
