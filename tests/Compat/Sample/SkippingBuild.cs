using Nuke.Common;

namespace Slipway.Compat.Sample;

internal sealed class SkippingBuild : NukeBuild
{
    public static int Start() => Execute<SkippingBuild>(x => x.Last);

    [Parameter]
    private bool On { get; }

    private Target Private => d => d.Executes(() => Console.WriteLine("ran Private"));

    private Target Shared => d => d.Executes(() => Console.WriteLine("ran Shared"));

    private Target Static =>
        d => d.DependsOn(Private, Shared).OnlyWhenStatic(() => On).OnlyWhenStatic(() => IsServerBuild).Executes(() => Console.WriteLine("ran Static"));

    private Target Keeping =>
        d => d.DependsOn(Private).WhenSkipped(DependencyBehavior.Execute).OnlyWhenStatic(() => On).Executes(() => Console.WriteLine("ran Keeping"));

    private Target Dynamic => d => d.DependsOn(Private).OnlyWhenDynamic(() => On).Executes(() => Console.WriteLine("ran Dynamic"));

    private Target Last => d => d.DependsOn(Static, Shared).Executes(() => Console.WriteLine("ran Last"));

    private Target KeepingLast => d => d.DependsOn(Keeping).Executes(() => Console.WriteLine("ran KeepingLast"));

    private Target DynamicLast => d => d.DependsOn(Dynamic).Executes(() => Console.WriteLine("ran DynamicLast"));

    private Target Throwing => d => d.OnlyWhenStatic(() => int.Parse("x") > 0).Executes(() => Console.WriteLine("ran Throwing"));

    private Target Flaky =>
        d =>
            d.DependsOn(Shared)
                .Executes(() =>
                {
                    if (File.Exists(RootDirectory / "broken"))
                        throw new InvalidOperationException("broken");
                });

    protected override void OnTargetSkipped(string target) => Console.WriteLine($"hook skipped {target}");
}
