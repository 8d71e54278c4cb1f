namespace Slipway.Core.Planning;

/// <summary>Versions of the code that makes things. Whoever changes the bytes that a maker gives for equal inputs raises its number; a test of golden digests tells.</summary>
public static class Recipes
{
    /// <summary>Base layer.</summary>
    public const int Base = 2;

    /// <summary>Layer of shared libraries.</summary>
    public const int Syslibs = 1;

    /// <summary>Skeleton of the virtual environment.</summary>
    public const int Venv = 1;

    /// <summary>Bytecode of a layer of wheels.</summary>
    public const int Bytecode = 1;

    /// <summary>Layer of the service's native code.</summary>
    public const int Component = 1;

    /// <summary>Stage and layer of a native component.</summary>
    public const int NativeComponent = 1;

    /// <summary>Model layer.</summary>
    public const int Model = 1;

    /// <summary>App layer.</summary>
    public const int App = 1;

    /// <summary>Layer of tools for developers.</summary>
    public const int Tools = 1;

    /// <summary>Layer of what tests are run with.</summary>
    public const int TestTools = 1;

    /// <summary>Layer of the service's tests.</summary>
    public const int Tests = 1;

    /// <summary>Toolchain layer.</summary>
    public const int Toolchain = 1;

    /// <summary>Bake targets.</summary>
    public const int Bake = 1;

    /// <summary>A wheel that is compiled from a source archive.</summary>
    public const int CompiledWheel = 1;

    /// <summary>Image config and manifest.</summary>
    public const int Image = 1;
}
