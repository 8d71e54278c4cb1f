namespace Slipway.Core.Debian;

/// <summary>A member of a package's control archive: a maintainer script, a list of configuration files, triggers.</summary>
/// <param name="Name">Its name, such as <c>postinst</c>.</param>
/// <param name="Mode">Permission bits.</param>
/// <param name="Content">Its bytes.</param>
public sealed record ControlFile(string Name, int Mode, byte[] Content);
