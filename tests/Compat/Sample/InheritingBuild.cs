using Nuke.Common;

namespace Slipway.Compat.Sample;

internal abstract class ParentBuild : NukeBuild
{
    protected virtual Target FromParent => d => d.Executes(() => Console.WriteLine("ran parent's part"));
}

internal sealed class InheritingBuild : ParentBuild, IComponent
{
    public static int Start() => Execute<InheritingBuild>(x => x.FromComponent);

    public Target FromComponent => d => d.Inherit<IComponent>().Executes(() => Console.WriteLine("ran own part"));

    protected override Target FromParent => d => d.Base().Executes(() => Console.WriteLine("ran child's part"));

    private Target Shorthand => d => d.DependsOn<IComponent>().Executes(() => Console.WriteLine("ran Shorthand"));

    private Target Copy => d => d.Inherit(Shorthand).Executes(() => Console.WriteLine("ran Copy"));
}
