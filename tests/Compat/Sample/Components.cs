using Nuke.Common;

namespace Slipway.Compat.Sample;

internal interface IComponent : INukeBuild
{
    Target FromComponent => d => d.Executes(() => Console.WriteLine("ran FromComponent"));
}

internal interface IAbsent : INukeBuild
{
    Target Absent => d => d.Executes(() => Console.WriteLine("ran Absent"));
}

internal interface ITwo : INukeBuild
{
    Target One => d => d;
    Target Two => d => d;
}

internal interface ISame : INukeBuild
{
    Target FromComponent => d => d;
}
