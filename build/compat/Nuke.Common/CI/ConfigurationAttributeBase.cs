using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Utilities;

namespace Nuke.Common.CI;

[AttributeUsage(AttributeTargets.Class)]
public abstract class ConfigurationAttributeBase : Attribute, IConfigurationGenerator
{
    protected ConfigurationAttributeBase() { }

    public string Id => string.IsNullOrEmpty(IdPostfix) ? HostName : $"{HostName}_{IdPostfix}";
    public string DisplayName => string.IsNullOrEmpty(IdPostfix) ? HostName : $"{HostName} ({IdPostfix})";
    public string HostName => HostType.Name;
    public bool AutoGenerate { get; set; } = true;
    public INukeBuild Build { get; internal set; }

    public virtual string IdPostfix => null;
    public abstract Type HostType { get; }
    public abstract AbsolutePath ConfigurationFile { get; }
    public abstract IEnumerable<AbsolutePath> GeneratedFiles { get; }
    public abstract IEnumerable<string> RelevantTargetNames { get; }
    public abstract IEnumerable<string> IrrelevantTargetNames { get; }

    public abstract CustomFileWriter CreateWriter(StreamWriter streamWriter);
    public abstract ConfigurationEntity GetConfiguration(IReadOnlyCollection<ExecutableTarget> relevantTargets);

    public void Generate(IReadOnlyCollection<ExecutableTarget> executableTargets)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(ConfigurationFile)!);
        using var stream = new StreamWriter(ConfigurationFile);
        GetConfiguration([.. executableTargets.Where(x => RelevantTargetNames.Contains(x.Name))]).Write(CreateWriter(stream));
    }

    public virtual void SerializeState() { }
}
