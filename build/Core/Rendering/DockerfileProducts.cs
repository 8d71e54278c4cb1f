using System.Text;

namespace Slipway.Core.Rendering;

/// <summary>The stages of build-base and backend-build, from the repository's own Dockerfiles. What these take as named contexts are stages here.</summary>
internal static class DockerfileProducts
{
    internal static void Write(StringBuilder text, ProductFiles products)
    {
        DockerfileText.Line(text);
        DockerfileText.Line(text, "# The toolchain: compilers for every platform, which run on the machine that builds.");
        DockerfileText.Line(text, "FROM --platform=$BUILDPLATFORM scratch AS toolchain");
        DockerfileText.Line(text, "ADD toolchain.tar /");
        DockerfileText.Line(text);
        text.Append(Stages(products.BuildBase));
        DockerfileText.Line(text);
        DockerfileText.Line(text, "FROM scratch AS native-sources");
        DockerfileText.Line(text, "COPY native/ /");
        DockerfileText.Line(text);
        text.Append(Stages(products.BackendBuild));
    }

    /// <summary>A Dockerfile from its first stage on: its head tells of contexts that are stages here.</summary>
    private static string Stages(string dockerfile)
    {
        var first = dockerfile.StartsWith("FROM ", StringComparison.Ordinal) ? 0 : dockerfile.IndexOf("\nFROM ", StringComparison.Ordinal) + 1;
        return dockerfile[first..].TrimEnd('\n') + "\n";
    }
}
