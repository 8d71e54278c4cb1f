namespace Slipway.Core.Debian;

/// <summary>What a locked package is taken for. One package can have several roles.</summary>
[Flags]
public enum DebRoles
{
    /// <summary>For nothing.</summary>
    None = 0,

    /// <summary>Its files are part of the base layer.</summary>
    Base = 1,

    /// <summary>It becomes a wheel, alone or with others.</summary>
    Wheel = 2,

    /// <summary>Shared libraries of it are part of the syslibs layer.</summary>
    Syslib = 4,

    /// <summary>It is unpacked into the toolchain image.</summary>
    Toolchain = 8,

    /// <summary>It is unpacked into the image for developers.</summary>
    Tool = 16,

    /// <summary>Its modules are what the service's tests are run with.</summary>
    Test = 32,
}
