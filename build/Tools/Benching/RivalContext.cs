using Slipway.Core.Locks;

namespace Slipway.Tools.Benching;

/// <summary>The folder that the rivals build: the service, its model, its packages as a requirements file and as a project of uv.</summary>
/// <param name="folder">Where it is.</param>
internal sealed class RivalContext(string folder)
{
    public string Folder => folder;

    /// <summary>The file that a line is added to.</summary>
    public string App => Path.Combine(folder, "vad", "app.py");

    /// <summary>Copies what does not change.</summary>
    /// <param name="service">Folder of the service's source.</param>
    /// <param name="model">The model's file.</param>
    /// <param name="uv">The program.</param>
    public void Lay(string service, string model, string uv)
    {
        foreach (var name in (string[])["vad", "model", "uv"])
            Directory.CreateDirectory(Path.Combine(folder, name));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(service, "vad"), "*.py"))
            File.Copy(file, Path.Combine(folder, "vad", Path.GetFileName(file)), overwrite: true);
        File.Copy(model, Path.Combine(folder, "model", "silero_vad_v5.onnx"), overwrite: true);
        File.Copy(uv, Path.Combine(folder, "uv", "uv"), overwrite: true);
    }

    /// <summary>Writes requirements.txt and pyproject.toml; uv.lock is uv's own affair.</summary>
    /// <param name="packages">Every package.</param>
    public void Write(IReadOnlyList<LockedPackage> packages)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "requirements.txt"), string.Concat(packages.Select(x => $"{x.Name}=={x.Version} --hash={x.Hash}\n")));
        var pins = string.Concat(packages.Select(x => $"    \"{x.Name}=={x.Version}\",\n"));
        File.WriteAllText(
            Path.Combine(folder, "pyproject.toml"),
            $"""
            [project]
            name = "vad"
            version = "1.0.0"
            requires-python = ">=3.13"
            dependencies = [
            {pins}]

            [build-system]
            requires = ["uv_build>=0.9"]
            build-backend = "uv_build"

            [tool.uv]
            environments = ["sys_platform == 'linux' and platform_machine == 'x86_64' and python_version < '3.14'"]

            [tool.uv.build-backend]
            module-root = ""

            """
        );
    }
}
