namespace Octokit;

public class ProductHeaderValue(string name, string version)
{
    public string Name { get; } = name;

    public string Version { get; } = version;

    public override string ToString() => Version is null ? Name : $"{Name}/{Version}";
}
