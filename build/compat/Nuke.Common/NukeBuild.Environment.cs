using System.Reflection;
using Nuke.Common.CI;
using Nuke.Common.IO;
using Nuke.Common.ValueInjection;

namespace Nuke.Common;

public abstract partial class NukeBuild
{
    static NukeBuild()
    {
        RootDirectory = FindRoot();
        LoadedLocalProfiles = (string[])ParameterSources.Get("Profile", typeof(string[]), files: false) ?? [];
        Verbosity = (Verbosity?)ParameterSources.Get(nameof(Verbosity), typeof(Verbosity), files: false) ?? Verbosity.Normal;
        Host = ParameterSources.Get(nameof(Host), typeof(string), files: false) is string name ? Host.Named(name) : Host.Detected();
        Directory.CreateDirectory(TemporaryDirectory);
    }

    [Parameter("Root directory during build execution.", Name = "Root")]
    public static AbsolutePath RootDirectory { get; }

    [Parameter("Defines the profiles to load.", Name = "Profile")]
    public static string[] LoadedLocalProfiles { get; }

    [Parameter("Logging verbosity during build execution. Default is 'Normal'.")]
    public static Verbosity Verbosity { get; set; }

    [Parameter("Host for execution. Default is 'automatic'.")]
    public static Host Host { get; set; }

    public static AbsolutePath TemporaryDirectory => RootDirectory / ".nuke" / "temp";
    public static AbsolutePath BuildAssemblyFile => Assembly.GetEntryAssembly()?.Location is { Length: > 0 } location ? location : null;
    public static AbsolutePath BuildAssemblyDirectory => BuildAssemblyFile?.Parent;
    public static AbsolutePath BuildProjectFile => s_projectFile.Value;
    public static AbsolutePath BuildProjectDirectory => BuildProjectFile?.Parent;
    public static bool IsServerBuild => Host is IBuildServer;
    public static bool IsLocalBuild => !IsServerBuild;

    private static readonly Lazy<AbsolutePath> s_projectFile = new(() =>
    {
        for (var folder = BuildAssemblyDirectory; folder is not null; folder = folder.Parent)
        {
            switch (Directory.GetFiles(folder, "*.csproj"))
            {
                case [var single]:
                    return single;
                case { Length: > 1 }:
                    throw new ArgumentException($"Found multiple project files in '{folder}'");
            }
        }
        return null;
    });

    private static AbsolutePath FindRoot()
    {
        var here = Environment.CurrentDirectory;
        if (Arguments.Of("root") is { Length: 0 })
            return here;
        if (ParameterSources.Get("Root", typeof(AbsolutePath), files: false) is AbsolutePath given)
            return given;
        for (AbsolutePath folder = here; folder is not null; folder = folder.Parent)
        {
            var mark = folder / ".nuke";
            if (File.Exists(mark))
                throw new ArgumentException($"'{mark}' is a file of an older version. Run 'nuke :update'.");
            if (Directory.Exists(mark) && folder != Environment.GetFolderPath(Environment.SpecialFolder.UserProfile))
                return folder;
        }
        throw new ArgumentException(
            $"Could not locate '.nuke' directory/file while walking up from '{here}'.{Environment.NewLine}"
                + "Either create a directory/file to mark the root directory, or add '--root [path]' to the invocation."
        );
    }
}
