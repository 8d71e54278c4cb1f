using System.Text.Json;

namespace Slipway.Core.Rendering;

/// <summary>The Python program that tries every module of a lock and every library of a component in an image.</summary>
public static class ImportScript
{
    /// <summary>Prints one line <c>MODULE: ERROR</c> for each module that fails, exits with their number (at most 100). Noise of the modules goes to standard error.</summary>
    /// <param name="modules">Top-level modules; paths of shared libraries, which are loaded by their file name as a package would load them.</param>
    public static string For(IEnumerable<string> modules) =>
        $$"""
            import ctypes, importlib, json, os, sys
            report = os.fdopen(os.dup(1), "w")
            os.dup2(2, 1)
            failed = 0
            for name in json.loads({{JsonSerializer.Serialize(
                JsonSerializer.Serialize(modules.ToArray(), NameContext.Default.StringArray),
                NameContext.Default.String
            )}}):
                try:
                    ctypes.CDLL(os.path.basename(name)) if name.startswith("/") else importlib.import_module(name)
                except BaseException as error:
                    failed += 1
                    print(f"{name}: {type(error).__name__}: {error}", file=report, flush=True)
            os._exit(min(failed, 100))
            """;
}

/// <summary>JSON code made at compile time.</summary>
[System.Text.Json.Serialization.JsonSerializable(typeof(string[]))]
[System.Text.Json.Serialization.JsonSerializable(typeof(string))]
internal sealed partial class NameContext : System.Text.Json.Serialization.JsonSerializerContext;
