namespace Slipway.Tools.Doctor;

/// <summary>The Python index that this machine's installers are set to (uv and pip documentation: environment variables, pip.conf).</summary>
internal static class PythonIndexSetting
{
    private static readonly string[] Variables = ["UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_INDEX_URL"];

    /// <summary>The address; null where none is set, so that installers use their own default.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    public static Uri? Read(Func<string, string?> environment)
    {
        var home = environment("HOME") ?? "/";
        string[] files =
        [
            environment("PIP_CONFIG_FILE") ?? "",
            Path.Combine(home, ".config", "pip", "pip.conf"),
            Path.Combine(home, ".pip", "pip.conf"),
            "/etc/pip.conf",
        ];
        var text =
            Variables.Select(environment).FirstOrDefault(x => !string.IsNullOrWhiteSpace(x))
            ?? files.Where(File.Exists).SelectMany(File.ReadLines).Select(Setting).FirstOrDefault(x => x is not null);
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
    }

    private static string? Setting(string line) =>
        line.Split('=', 2) is [var name, var value] && name.Trim() is "index-url" or "index_url" ? value.Trim() : null;
}
