namespace Slipway.Core.Locks;

/// <summary>What the file name of a lock says: <c>MODE-BACKEND.DEVICE.ARCHITECTURE.txt</c>.</summary>
/// <param name="Mode">Such as <c>minimal</c>.</param>
/// <param name="Backend">Such as <c>onnx</c>; null where the name has none.</param>
/// <param name="Device">Such as <c>cpu</c>.</param>
/// <param name="Architecture">Such as <c>amd64</c>.</param>
public sealed record LockName(string Mode, string? Backend, string Device, string Architecture)
{
    /// <summary>Reads a file name; null when it is none of a lock.</summary>
    /// <param name="fileName">File name without folder.</param>
    public static LockName? TryParse(string fileName)
    {
        if (fileName.Split('.') is not [{ Length: > 0 } what, { Length: > 0 } device, { Length: > 0 } architecture, "txt"])
            return null;
        return what.Split('-', 2) is [var mode, var backend]
            ? new LockName(mode, backend, device, architecture)
            : new LockName(what, null, device, architecture);
    }

    /// <summary>What a lock's target says, as a name.</summary>
    /// <param name="target">The target.</param>
    public static LockName Of(LockTarget target) => new(target.Mode, target.Backend, target.Device, target.Platform?.Architecture ?? "");

    /// <summary>The words that make a command for this selection.</summary>
    public string Options => $"--mode {Mode}{(Backend is null ? "" : $" --backend {Backend}")} --device {Device} --platform linux/{Architecture}";

    /// <summary>The file name.</summary>
    public override string ToString() => $"{Mode}{(Backend is null ? "" : $"-{Backend}")}.{Device}.{Architecture}.txt";
}
