using System.Reflection;

namespace Slipway.Compat.Tests.Signatures;

[Trait("Row", "H1")]
public sealed class StandInTests
{
    [Theory]
    [InlineData("Nuke.Common", "nuke")]
    [InlineData("Docker.DotNet", "docker-dotnet")]
    [InlineData("Octokit", "octokit")]
    public void A_stand_in_shows_nothing_that_the_real_library_has_not(string assembly, string list)
    {
        var surface = Surface.Of(Assembly.Load(assembly)).ToList();
        var real = SignatureList.Read(list);

        surface.Where(x => !real.Has(x)).ShouldBeEmpty();

        if (SignatureList.FullLists is not null)
            real.WriteCopy(list, surface);
    }

    [Fact]
    public void The_stand_in_for_Nuke_is_seen_at_all() =>
        Surface
            .Of(Assembly.Load("Nuke.Common"))
            .ShouldContain(
                "Nuke.Common.NukeBuild :: protected static int Execute<T>(params Expression<Func<T, Target>>[] defaultTargetExpressions) where T : NukeBuild, new()"
            );
}
