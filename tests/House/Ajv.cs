using System.Text.Json;
using Slipway.Tests;
using Slipway.Tools;
using Slipway.Tools.Processes;

namespace Slipway.House.Tests;

/// <summary>The JSON-schema validator that editors use too: npm's package, unpacked below Slipway's home.</summary>
internal static class Ajv
{
    private const string Version = "8.20.0";

    private const string Script = """
        const { Ajv } = require('ajv');
        const { schema, documents } = JSON.parse(require('fs').readFileSync(0, 'utf8'));
        const validate = new Ajv({ allErrors: true, allowUnionTypes: true, strict: true }).compile(schema);
        console.log(JSON.stringify(documents.map(document => validate(document) ? '' : validate.errors.map(e => `${e.instancePath} ${e.message}`).join('; '))));
        """;

    /// <summary>What is wrong with each document; empty for nothing.</summary>
    public static async Task<IReadOnlyList<string>> ValidateAsync(string schema, IReadOnlyList<string> documents)
    {
        var folder = await FindAsync();
        using var input = new TempFolder();
        var (script, request) = (input["validate.cjs"], input["request.json"]);
        await File.WriteAllTextAsync(script, Script.Replace("readFileSync(0", $"readFileSync({JsonSerializer.Serialize(request)}", StringComparison.Ordinal));
        await File.WriteAllTextAsync(request, $"{{ \"schema\": {schema}, \"documents\": [{string.Join(',', documents)}] }}");
        var environment = new Dictionary<string, string?> { ["NODE_PATH"] = Path.Combine(folder, "node_modules") };
        var result = (await ProcessRunner.RunAsync(new Command("node", script) { Environment = environment })).OrThrow();
        return JsonSerializer.Deserialize<string[]>(result.Output)!;
    }

    private static async Task<string> FindAsync()
    {
        Needs.That(ProcessRunner.Find("node") is not null && ProcessRunner.Find("npm") is not null, "no node and npm to run ajv with");
        var folder = Path.Combine(SlipwayHome.FromEnvironment().Programs, $"ajv-{Version}");
        if (Directory.Exists(folder))
            return folder;
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        var aside = Directory.CreateDirectory($"{folder}.{Guid.NewGuid():n}").FullName;
        var install = await ProcessRunner.RunAsync(
            new Command("npm", "install", "--ignore-scripts", "--no-save", "--prefix", aside, $"ajv@{Version}") { WorkingDirectory = aside }
        );
        if (install.ExitCode == 0 && !Directory.Exists(folder))
            Directory.Move(aside, folder);
        else
            Directory.Delete(aside, recursive: true);
        Needs.That(Directory.Exists(folder), "ajv cannot be fetched from npm");
        return folder;
    }
}
