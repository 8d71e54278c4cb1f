using System.Reflection;
using System.Text;

namespace Nuke.Common.ValueInjection;

/// <summary>A parameter as people see it: in the help text and in the schema.</summary>
internal sealed record DeclaredParameter(string Name, Type Type, bool IsBuiltIn, string Text)
{
    private static readonly string[] s_wholeWords =
    [
        "DotNet",
        "GitHub",
        "GitVersion",
        "MSBuild",
        "NuGet",
        "ReSharper",
        "AppVeyor",
        "TeamCity",
        "GitLab",
        "SignPath",
        "JetBrains",
    ];

    public string Dashed => Dash(Name);

    public static List<DeclaredParameter> In(Type build)
    {
        var members = Injection
            .MembersOf(build)
            .Select(x => x.Member)
            .Concat(build.GetInterfaces().Where(x => x != typeof(INukeBuild)).SelectMany(x => x.GetProperties()));
        var found = new List<DeclaredParameter>();
        foreach (var member in members)
        {
            if (member.GetCustomAttribute<ParameterAttribute>(inherit: false) is { List: true } attribute)
                found.Add(
                    new DeclaredParameter(
                        ParameterSources.NameOf(member, attribute),
                        ParameterSources.TypeOf(member),
                        member.DeclaringType == typeof(NukeBuild),
                        attribute.Description
                    )
                );
        }
        return found;
    }

    public string Description(string defaults)
    {
        var text = Text?.Replace("{default_target}", defaults, StringComparison.Ordinal);
        return string.IsNullOrWhiteSpace(text) ? "<no description>"
            : text.EndsWith('.') ? text
            : text + ".";
    }

    /// <summary><c>MyGitHubURLPath</c> as <c>my-github-url-path</c>.</summary>
    private static string Dash(string name)
    {
        foreach (var whole in s_wholeWords)
            name = name.Replace(whole, char.ToUpperInvariant(whole[0]) + whole[1..].ToLowerInvariant(), StringComparison.Ordinal);
        var dashed = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var starts = char.IsUpper(name[i]) && i > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (starts)
                dashed.Append('-');
            dashed.Append(char.ToLowerInvariant(name[i]));
        }
        return dashed.ToString();
    }
}
