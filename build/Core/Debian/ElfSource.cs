namespace Slipway.Core.Debian;

/// <summary>A shared object whose libraries the image must have: from a wheel, or compiled for the service.</summary>
/// <param name="Name">For messages: where it is from and its path.</param>
/// <param name="Machine">Whom it is for (<see cref="ElfFile.Machine"/>); null for a file that only has the name of one.</param>
/// <param name="Needed">Names of the libraries that it needs, in its order.</param>
public sealed record ElfSource(string Name, int? Machine, IReadOnlyList<string> Needed)
{
    /// <summary>Reads a file.</summary>
    /// <param name="name">What it is called in messages.</param>
    /// <param name="file">Seekable.</param>
    /// <exception cref="InvalidDataException">It begins as a shared object but its tables point nowhere.</exception>
    public static ElfSource Read(string name, Stream file)
    {
        var elf = ElfFile.Read(file);
        return new ElfSource(name, elf?.Machine, elf?.Needed ?? []);
    }
}
