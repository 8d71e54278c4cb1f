using Nuke.Common;

namespace Slipway.Compat.Sample;

internal sealed class CycleBuild : NukeBuild
{
    public static int Start() => Execute<CycleBuild>(x => x.Alone);

    private Target Alone => d => d.Executes(() => { });

    private Target A => d => d.DependsOn(B);

    private Target B => d => d.DependsOn(C);

    private Target C => d => d.After(A);

    protected override void OnBuildInitialized() => Console.WriteLine("initialized");

    protected override void OnBuildFinished() => Console.WriteLine("finished");
}

internal sealed class SelfBuild : NukeBuild
{
    public static int Start() => Execute<SelfBuild>(x => x.A);

    private Target A => d => d.DependsOn(A);
}

internal sealed class MissingComponentBuild : NukeBuild
{
    public static int Start() => Execute<MissingComponentBuild>(x => x.A);

    private Target A => d => d.DependsOn<IAbsent>(x => x.Absent);
}

internal sealed class ShorthandBuild : NukeBuild, ITwo
{
    public static int Start() => Execute<ShorthandBuild>(x => x.A);

    private Target A => d => d.DependsOn<ITwo>();
}

internal sealed class TwiceBuild : NukeBuild, IComponent, ISame
{
    public static int Start() => Execute<TwiceBuild>(x => x.A);

    private Target A => d => d;
}

internal sealed class HiddenBuild : NukeBuild, IComponent
{
    public static int Start() => Execute<HiddenBuild>(x => x.FromComponent);

    private Target FromComponent => d => d;
}

internal sealed class NoDefaultBuild : NukeBuild, IComponent
{
    public static int Start() => Execute<NoDefaultBuild>();
}
