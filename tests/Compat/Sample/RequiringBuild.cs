using Nuke.Common;

namespace Slipway.Compat.Sample;

internal interface INeeding : INukeBuild
{
    [Parameter]
    string? Token => TryGetValue(() => Token);

    Target NeedsToken => d => d.Requires(() => Token).Executes(() => Console.WriteLine("ran NeedsToken"));
}

internal sealed class RequiringBuild : NukeBuild, INeeding
{
    public static int Start() => Execute<RequiringBuild>(x => x.NeedsMember);

    [Parameter]
    private string? NeedMe { get; }

    [Parameter]
    private string[]? List { get; }

    private string? Plain { get; set; }

    private bool Flag { get; set; }

    private Target SetsFlag =>
        d =>
            d.Executes(() =>
            {
                Flag = true;
                Plain = "set";
                Console.WriteLine("ran SetsFlag");
            });

    private Target NeedsMember => d => d.DependsOn(SetsFlag).Requires(() => NeedMe).Executes(() => Console.WriteLine("ran NeedsMember"));

    private Target NeedsList => d => d.Requires(() => List).Executes(() => Console.WriteLine("ran NeedsList"));

    private Target NeedsFlag => d => d.DependsOn(SetsFlag).Requires(() => Flag).Executes(() => Console.WriteLine("ran NeedsFlag"));

    private Target NeedsPlain => d => d.Requires(() => Plain).Executes(() => Console.WriteLine("ran NeedsPlain"));
}

internal sealed class RequiredMemberBuild : NukeBuild
{
    public static int Start() => Execute<RequiredMemberBuild>(x => x.Work);

    [Parameter, Required]
    private string? Must { get; }

    private Target Work => d => d.Executes(() => Console.WriteLine("ran Work"));
}
