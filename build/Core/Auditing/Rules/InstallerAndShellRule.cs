namespace Slipway.Core.Auditing.Rules;

/// <summary>Package managers and shells: what an intruder looks for first.</summary>
internal sealed class InstallerAndShellRule : PathRule
{
    public override string Name => "package-manager";

    public override string About => "package managers and shells; in a Runtime of Slipway waste, in any other image a note";

    internal override bool TakesProgram(ReadOnlySpan<char> name) =>
        name
            is "apt"
                or "apt-get"
                or "aptitude"
                or "dpkg"
                or "apk"
                or "dnf"
                or "microdnf"
                or "yum"
                or "rpm"
                or "zypper"
                or "conda"
                or "mamba"
                or "micromamba"
                or "pip"
                or "pip3"
                or "uv"
                or "uvx"
                or "poetry"
                or "npm"
                or "npx"
                or "sh"
                or "bash"
                or "dash"
                or "ash"
                or "zsh"
                or "busybox";

    internal override Severity SeverityOf(AuditSubject subject, PathGroup group) => subject.IsRuntime ? Severity.Waste : Severity.Note;

    internal override string What(PathGroup group) => $"a running service needs none of {group.Names}";

    internal override string Remedy(PathGroup group) =>
        "start from a base without them, such as Slipway's or a distroless one, and use a Dev image to look around in";
}
