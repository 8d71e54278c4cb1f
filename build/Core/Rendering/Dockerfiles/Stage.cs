namespace Slipway.Core.Rendering.Dockerfiles;

/// <summary>One stage.</summary>
/// <param name="Name">Its name; its number where it has none.</param>
/// <param name="From">What it starts from: a stage, a named context, <c>scratch</c> or an image.</param>
/// <param name="Line">Line of its FROM.</param>
/// <param name="Instructions">What follows FROM.</param>
public sealed record Stage(string Name, string From, int Line, IReadOnlyList<Instruction> Instructions)
{
    /// <summary>What it copies or mounts.</summary>
    public IEnumerable<StageUse> Uses => Instructions.SelectMany(UsesOf);

    /// <summary>Its cache mounts.</summary>
    public IEnumerable<CacheMount> CacheMounts =>
        from instruction in Instructions
        from mount in instruction.Values("mount").Select(Fields)
        where mount.GetValueOrDefault("type") == "cache"
        select new CacheMount(instruction.Line, mount.GetValueOrDefault("id") ?? Target(mount));

    private static IEnumerable<StageUse> UsesOf(Instruction instruction)
    {
        if (instruction.Word is "COPY" or "ADD" && !instruction.Text.StartsWith("<<", StringComparison.Ordinal))
        {
            var words = instruction.Text.TrimStart('[').TrimEnd(']').Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
            yield return new StageUse(
                instruction.Line,
                instruction.Values("from").FirstOrDefault(),
                [.. words.SkipLast(1).Select(x => Clean(x.Trim('"'))).Where(x => !x.Contains("://", StringComparison.Ordinal))]
            );
        }
        foreach (var mount in instruction.Values("mount").Select(Fields).Where(x => x.GetValueOrDefault("type", "bind") == "bind"))
        {
            var source = mount.GetValueOrDefault("source") ?? mount.GetValueOrDefault("src");
            yield return new StageUse(instruction.Line, mount.GetValueOrDefault("from"), source is null ? [] : [Clean(source)]);
        }
    }

    private static string Target(Dictionary<string, string> mount) =>
        mount.GetValueOrDefault("target") ?? mount.GetValueOrDefault("dst") ?? mount.GetValueOrDefault("destination") ?? "";

    private static string Clean(string path) => path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path.TrimStart('/');

    private static Dictionary<string, string> Fields(string mount)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in mount.Split(','))
            fields[field.Split('=')[0]] = field.IndexOf('=', StringComparison.Ordinal) is var at and >= 0 ? field[(at + 1)..] : "";
        return fields;
    }
}
