namespace Slipway.Core.Images;

/// <summary>The permission bits that layers use. Octal 0644 and 0755: what the umask of the machine says must not reach an image.</summary>
public static class FileModes
{
    /// <summary>0644.</summary>
    public const int Plain = 0b110_100_100;

    /// <summary>0755.</summary>
    public const int Executable = 0b111_101_101;

    /// <summary>The bits of a file from the checkout: only whether its owner may execute it is kept.</summary>
    /// <param name="mode">Its mode on disk.</param>
    public static int Of(UnixFileMode mode) => mode.HasFlag(UnixFileMode.UserExecute) ? Executable : Plain;
}
