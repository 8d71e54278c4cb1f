using Nuke.Common;

namespace Slipway.Compat.Sample;

internal sealed class OrderingBuild : NukeBuild, IComponent
{
    public static int Start() => Execute<OrderingBuild>(x => x.First, x => x.Second);

    private Target First => d => d.Description("The first of two defaults.").Executes(() => Console.WriteLine("ran First"));

    private Target Second => d => d.Executes(() => Console.WriteLine("ran Second"));

    private Target NeedsComponent =>
        d => d.DependsOn<IComponent>(x => x.FromComponent).DependsOn(First).Executes(() => Console.WriteLine("ran NeedsComponent"));

    private Target Early => d => d.Before(Late).Executes(() => Console.WriteLine("ran Early"));

    private Target Late => d => d.Executes(() => Console.WriteLine("ran Late"));

    private Target Later => d => d.After(Late).Executes(() => Console.WriteLine("ran Later"));

    private Target Pulling => d => d.Triggers(Triggered).Executes(() => Console.WriteLine("ran Pulling"));

    private Target Triggered => d => d.DependsOn(First).Executes(() => Console.WriteLine("ran Triggered"));

    private Target AfterPulling => d => d.TriggeredBy(Pulling).Executes(() => Console.WriteLine("ran AfterPulling"));

    private Target Needed => d => d.DependentFor(Late).Executes(() => Console.WriteLine("ran Needed"));

    private Target Steps =>
        d =>
            d.Unlisted()
                .Executes(() => Console.WriteLine("ran step 1"), () => Console.WriteLine("ran step 2"))
                .Executes(async () =>
                {
                    await Task.Delay(20);
                    Console.WriteLine("ran step 3");
                })
                .Executes(() => 4);

    private Target Together => d => d.DependsOn(First, Second);

    private Target Trying =>
        d =>
            d.TryDependsOn<IAbsent>(x => x.Absent)
                .TryBefore<IAbsent>(x => x.Absent)
                .TryAfter<IComponent>(x => x.FromComponent)
                .Executes(() => Console.WriteLine("ran Trying"));
}
