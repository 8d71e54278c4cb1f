using System.Reflection;
using Nuke.Common.CI;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary><c>--generate-configuration ID</c>: a run that writes the files of one attribute of the build class and nothing else.</summary>
internal static class Configurations
{
    private const string Option = "generate-configuration";

    public static bool Generated(NukeBuild build)
    {
        if (!Arguments.Has(Option))
            return false;
        var id = Arguments.Of(Option)?.FirstOrDefault();
        var attribute =
            build.GetType().GetCustomAttributes<ConfigurationAttributeBase>().SingleOrDefault(x => x.Id == id)
            ?? throw new ArgumentException("generator != null");
        attribute.Build = build;
        ((IConfigurationGenerator)attribute).Generate(build.AllTargets);
        return true;
    }
}
