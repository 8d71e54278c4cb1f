namespace Slipway.Core.Checking;

/// <summary>Where the images Check and Dev have what the shipped one lacks. None of it lies in a folder of the shipped image.</summary>
public static class CheckPaths
{
    /// <summary>Folder of all of it.</summary>
    public const string Root = "/opt/check";

    /// <summary>Modules that tests are run with.</summary>
    public const string Modules = $"{Root}/lib";

    /// <summary>The service's tests.</summary>
    public const string Tests = $"{Root}/tests";

    /// <summary>The one folder that tests may write to.</summary>
    public const string Temporary = $"{Root}/tmp";

    /// <summary>The script that begins the tests.</summary>
    public const string Runner = $"{Root}/run.py";

    /// <summary>Modules of tools for developers, in Dev alone.</summary>
    public const string DevModules = "/opt/dev/lib";
}
