using System.Text.RegularExpressions;
using Slipway.Core.Catalog.Components;
using Slipway.Core.CompilerCaches;
using Slipway.Core.Store;

namespace Slipway.Core.Catalog;

/// <summary>The rules of slipway.json and of model pins, by record and by the member's name in the file.</summary>
internal static partial class SettingsRules
{
    private static readonly SettingsRule s_file = new("a path below the repository: no '/' before it, no '..' in it") { Pattern = Below() };
    private static readonly SettingsRule s_fileOrNone = new("a path below the repository, or empty") { Pattern = BelowOrEmpty() };
    private static readonly SettingsRule s_inImage = new("an absolute path in the image, without '..'") { Pattern = InImage() };
    private static readonly SettingsRule s_word = new("a text that is not empty, without NUL") { Pattern = Word() };
    private static readonly SettingsRule s_httpPath = new("an HTTP path: begins with '/', without spaces") { Pattern = HttpPath() };
    private static readonly SettingsRule s_sha256 = new("64 hexadecimal digits in lower case") { Pattern = Sha256() };
    private static readonly SettingsRule s_dashed = new("lower-case letters and digits, with single dashes between them") { Pattern = Dashed() };
    private static readonly SettingsRule s_url = new("an address that begins with http:// or https://") { Pattern = Url(), IsAddress = true };

    private static readonly SettingsRule s_packagePattern = new("a normalised name (lower case, '-' between words), where '*' stands for any text")
    {
        Pattern = PackagePattern(),
    };

    private static readonly Dictionary<(Type Record, string Member), SettingsRule> s_rules = new()
    {
        [(typeof(ServiceFacts), "name")] = new("lower-case letters and digits, with '.', '_' or '-' between them") { Pattern = ImageName() },
        [(typeof(ServiceFacts), "source")] = s_file,
        [(typeof(ServiceFacts), "include")] = new("at least one") { FewestItems = 1, Items = s_file },
        [(typeof(ServiceFacts), "folder")] = s_inImage,
        [(typeof(ServiceFacts), "native")] = s_fileOrNone,
        [(typeof(ServiceFacts), "model")] = s_fileOrNone,
        [(typeof(ServiceFacts), "command")] = new("at least the program") { FewestItems = 1, Items = s_word },
        [(typeof(ServiceFacts), "health")] = new("a program and its arguments") { Items = s_word },
        [(typeof(ServiceFacts), "port")] = new("1 to 65535") { Minimum = 1, Maximum = 65535 },
        [(typeof(ServiceFacts), "environment")] = new("names and texts")
        {
            Names = new("letters, digits and '_', no digit first") { Pattern = VariableName() },
        },
        [(typeof(ServiceFacts), "ready")] = s_httpPath,
        [(typeof(ServiceFacts), "tests")] = s_fileOrNone,
        [(typeof(ServiceFacts), "testModel")] = s_fileOrNone,
        [(typeof(ServiceFacts), "testSeconds")] = new("1 to 86400") { Minimum = 1, Maximum = 86400 },
        [(typeof(ServiceFacts), "components")] = new("names of components.json") { Items = s_dashed },
        [(typeof(Component), "name")] = s_dashed,
        [(typeof(Component), "tier")] = Choice(ComponentTiers.All),
        [(typeof(Component), "system")] = Choice(BuildSystems.All),
        [(typeof(Component), "sources")] = new("at least one") { FewestItems = 1 },
        [(typeof(Component), "flags")] = new("arguments") { Items = s_word },
        [(typeof(Component), "needs")] = new("names of components") { Items = s_dashed },
        [(typeof(Component), "backends")] = new("backends") { Items = Choice([.. Backends.All.Select(x => x.Backend.ToString().ToLowerInvariant())]) },
        [(typeof(Component), "flagsOf")] = new("architectures") { Names = new("amd64 or arm64") { Pattern = Architecture() } },
        [(typeof(ComponentSource), "upstreams")] = new("at least one") { FewestItems = 1, Items = Choice([.. Upstreams.BuiltIn.Select(x => x.Name)]) },
        [(typeof(ComponentSource), "version")] = s_word,
        [(typeof(ComponentSource), "address")] = new("https://..., or pool/... of a Debian mirror") { Pattern = SourceAddress() },
        [(typeof(ComponentSource), "sha256")] = new("64 hexadecimal digits in lower case, or empty") { Pattern = Sha256OrEmpty() },
        [(typeof(ComponentSource), "pinnedBy")] = s_word,
        [(typeof(ComponentSource), "flags")] = new("arguments") { Items = s_word },
        [(typeof(ComponentSource), "needs")] = new("names of components") { Items = s_dashed },
        [(typeof(ComponentSource), "size")] = new("0 or more") { Minimum = 0 },
        [(typeof(SmokeQuestion), "name")] = s_word,
        [(typeof(SmokeQuestion), "path")] = s_httpPath,
        [(typeof(SmokeQuestion), "body")] = s_fileOrNone,
        [(typeof(SmokeQuestion), "status")] = new("100 to 599") { Minimum = 100, Maximum = 599 },
        [(typeof(DebianSettings), "mirrors")] = new("addresses") { Items = s_url },
        [(typeof(DebianSettings), "keyring")] = s_word,
        [(typeof(CustomUpstream), "name")] = s_dashed,
        [(typeof(CustomUpstream), "like")] = new(string.Join(", ", Upstream.All.Select(x => x.Name))) { Choices = [.. Upstream.All.Select(x => x.Name)] },
        [(typeof(CustomUpstream), "indexes")] = new("at least one") { FewestItems = 1 },
        [(typeof(CustomUpstream), "registry")] = new("HOST[:PORT][/PATH], without https://") { Pattern = Registry(), IsAddress = true },
        [(typeof(CustomUpstream), "base")] = new("IMAGE@sha256:DIGEST, such as registry.example.com/base:1@sha256:...") { Pattern = PinnedImage() },
        [(typeof(CustomUpstream), "baseDistribution")] = new(string.Join(", ", BaseDistribution.All.Select(x => x.Name)))
        {
            Choices = [.. BaseDistribution.All.Select(x => x.Name)],
        },
        [(typeof(PackageIndex), "name")] = s_dashed,
        [(typeof(PackageIndex), "url")] = s_url,
        [(typeof(PackageIndex), "packages")] = new("at least one") { FewestItems = 1, Items = s_packagePattern },
        [(typeof(LayerSettings), "limit")] = new("1 to 100") { Minimum = 1, Maximum = 100 },
        [(typeof(LayerGroup), "name")] = s_dashed,
        [(typeof(LayerGroup), "packages")] = new("at least one") { FewestItems = 1, Items = s_packagePattern },
        [(typeof(CacheSettings), "repository")] = new("HOST[:PORT]/PATH, without https:// and without a tag") { Pattern = CacheRepository(), IsAddress = true },
        [(typeof(SccacheSettings), "remote")] = new(RemoteText.Expected) { Pattern = SccacheRemote() },
        [(typeof(SccacheSettings), "limit")] = new("a number and KB, MB, GB, TB, KiB, MiB, GiB or TiB, such as 10GB") { Pattern = SccacheLimit() },
        [(typeof(SccacheSettings), "credentials")] = s_word,
        [(typeof(StoreSettings), "limit")] = new(StoreLimit.Expected) { Pattern = Limit() },
        [(typeof(AuditSettings), "imports")] = new("modules or packages") { Items = s_word },
        [(typeof(AuditAcceptance), "rule")] = Choice(AuditRuleNames.All),
        [(typeof(AuditAcceptance), "reason")] = new("why it is accepted, in words") { Pattern = Reason() },
        [(typeof(AuditAcceptance), "path")] = s_word,
        [(typeof(AuditAcceptance), "until")] = new("a day, such as 2027-01-31") { Pattern = Day() },
        [(typeof(BudgetSettings), "image")] = new("the image's name without registry and tag: lower-case letters and digits, '/', '.', '_' or '-' between them")
        {
            Pattern = Repository(),
        },
        [(typeof(BudgetSettings), "mode")] = Choice([.. Modes.All.Select(x => Selection.Word(x.Mode))]),
        [(typeof(BudgetSettings), "backend")] = Choice([.. Backends.All.Select(x => Selection.Word(x.Backend))]),
        [(typeof(BudgetSettings), "device")] = Choice([.. Devices.All.Select(x => Selection.Word(x.Device))]),
        [(typeof(BudgetSettings), "size")] = new(StoreLimit.Expected) { Pattern = Limit() },
        [(typeof(BudgetSettings), "of")] = Choice(["packed", "unpacked"]),
        [(typeof(BudgetSettings), "efficiency")] = new("0 to 1") { Minimum = 0, Maximum = 1 },
        [(typeof(BudgetSettings), "waste")] = new(StoreLimit.Expected) { Pattern = Limit() },
        [(typeof(WorkflowSettings), "branches")] = new("at least one")
        {
            FewestItems = 1,
            Items = new("a branch, or a pattern of branches") { Pattern = Branch() },
        },
        [(typeof(WorkflowSettings), "upstream")] = s_dashed,
        [(typeof(WorkflowSettings), "platforms")] = new("at least one") { FewestItems = 1, Items = Choice([.. Platform.All.Select(x => x.ToString())]) },
        [(typeof(WorkflowSettings), "images")] = new("at least one") { FewestItems = 1 },
        [(typeof(WorkflowSettings), "registry")] = new("HOST[:PORT]/PATH, without https:// and without a tag")
        {
            Pattern = CacheRepository(),
            IsAddress = true,
        },
        [(typeof(WorkflowSettings), "runners")] = new("labels by platform") { Names = new("linux/amd64 or linux/arm64") { Pattern = PlatformName() } },
        [(typeof(WorkflowSettings), "nightly")] = new("five fields of cron, in UTC, such as 17 3 * * *") { Pattern = Cron() },
        [(typeof(WorkflowImage), "mode")] = Choice([.. Enum.GetValues<Mode>().Select(x => Selection.Word(x))]),
        [(typeof(WorkflowImage), "backend")] = Choice([.. Enum.GetValues<Backend>().Select(x => Selection.Word(x))]),
        [(typeof(WorkflowImage), "device")] = Choice([.. Enum.GetValues<Device>().Select(x => Selection.Word(x))]),
        [(typeof(ActionPin), "action")] = new("OWNER/NAME") { Pattern = Action() },
        [(typeof(ActionPin), "version")] = s_word,
        [(typeof(ActionPin), "commit")] = new("40 hexadecimal digits in lower case: a tag can be moved") { Pattern = Commit() },
        [(typeof(ModelPin), "package")] = s_word,
        [(typeof(ModelPin), "version")] = s_word,
        [(typeof(ModelPin), "tarball")] = s_sha256,
        [(typeof(ModelPin), "file")] = s_file,
        [(typeof(ModelPin), "sha256")] = s_sha256,
        [(typeof(ModelPin), "size")] = new("a number of bytes, at least 1") { Minimum = 1 },
        [(typeof(ModelPin), "target")] = s_inImage,
    };

    /// <summary>The rule of a member; null where its type says all.</summary>
    /// <param name="record">The record.</param>
    /// <param name="member">The member's name in the file.</param>
    public static SettingsRule? Of(Type record, string member) => s_rules.GetValueOrDefault((record, member));

    private static SettingsRule Choice(IReadOnlyList<string> words) => new(string.Join(", ", words)) { Choices = words };

    /// <summary>All that have a rule, so that a test can hold them against the records.</summary>
    public static IEnumerable<(Type Record, string Member)> All => s_rules.Keys;

    [GeneratedRegex(@"^(?=.*\S)[^\u0000-\u001f]+$")]
    private static partial Regex Reason();

    // Every day that exists, and no other: the pattern stands in the schema too.
    [GeneratedRegex(
        "^(?!0000)(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
            + "|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)$"
    )]
    private static partial Regex Day();

    [GeneratedRegex(@"^[A-Za-z0-9*][A-Za-z0-9._/*-]*$")]
    private static partial Regex Branch();

    [GeneratedRegex("^linux/(?:amd64|arm64)$")]
    private static partial Regex PlatformName();

    [GeneratedRegex(@"^[0-9*,/-]+(?: [0-9*,/-]+){4}$")]
    private static partial Regex Cron();

    [GeneratedRegex("^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$")]
    private static partial Regex Action();

    [GeneratedRegex("^[0-9a-f]{40}$")]
    private static partial Regex Commit();

    [GeneratedRegex(StoreLimit.Pattern)]
    private static partial Regex Limit();

    [GeneratedRegex(@"^(?!/)(?!(?:.*/)?\.\.(?:/|$))[^\u0000-\u001f\\]+$")]
    private static partial Regex Below();

    [GeneratedRegex(@"^(?!/)(?!(?:.*/)?\.\.(?:/|$))[^\u0000-\u001f\\]*$")]
    private static partial Regex BelowOrEmpty();

    [GeneratedRegex(@"^/(?!(?:.*/)?\.\.(?:/|$))[^\u0000-\u001f]+$")]
    private static partial Regex InImage();

    [GeneratedRegex(@"^[^\u0000]+$")]
    private static partial Regex Word();

    [GeneratedRegex(@"^/[^\s]*$")]
    private static partial Regex HttpPath();

    [GeneratedRegex("^(?:amd64|arm64)$")]
    private static partial Regex Architecture();

    [GeneratedRegex(@"^(?:https://[^\s@]+|pool/(?!(?:.*/)?\.\.(?:/|$))[^\s]+)$")]
    private static partial Regex SourceAddress();

    [GeneratedRegex("^(?:[0-9a-f]{64})?$")]
    private static partial Regex Sha256OrEmpty();

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Sha256();

    [GeneratedRegex("^[a-z0-9]+(?:-[a-z0-9]+)*$")]
    private static partial Regex Dashed();

    [GeneratedRegex(@"^https?://[^/\s@]+(?:/[^\s]*)?$")]
    private static partial Regex Url();

    [GeneratedRegex("^[a-z0-9]+(?:(?:[.]|_{1,2}|-+)[a-z0-9]+)*$")]
    private static partial Regex ImageName();

    [GeneratedRegex("^[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*$")]
    private static partial Regex Repository();

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex VariableName();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]+)?(?:/[a-z0-9._-]+)*$")]
    private static partial Regex Registry();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]+)?(?:/[a-z0-9._-]+)+$")]
    private static partial Regex CacheRepository();

    [GeneratedRegex(RemoteText.Pattern)]
    private static partial Regex SccacheRemote();

    [GeneratedRegex("^[0-9]{1,6}([.][0-9]{1,3})?(KB|MB|GB|TB|KiB|MiB|GiB|TiB)$")]
    private static partial Regex SccacheLimit();

    [GeneratedRegex(@"^[^\s@]+@sha256:[0-9a-f]{64}$")]
    private static partial Regex PinnedImage();

    [GeneratedRegex(@"^[a-z0-9*]+(?:-[a-z0-9*]+)*$")]
    private static partial Regex PackagePattern();
}
