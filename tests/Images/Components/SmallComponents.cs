using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Slipway.Images.Tests.Demo;
using Slipway.Tests;

namespace Slipway.Images.Tests.Components;

/// <summary>Two components of a few lines, of which one needs the other, in folders that a test may edit.</summary>
internal sealed class SmallComponents : IDisposable
{
    private readonly TempFolder _folder = new();

    // Sources that no run before this one had: the store of the tests stays, and what it has by key is not compiled again.
    private readonly string _mark = $"/* {Guid.NewGuid():n} */";

    public SmallComponents(DemoCheckout checkout)
    {
        File.WriteAllText(
            checkout["components.json"],
            new JsonObject { ["components"] = new JsonArray(Component("depth"), Component("surface", "depth")) }.ToJsonString()
        );
        Take(checkout, "surface");
        Write("depth", "int depth(void) { return 41; }", "");
        Write("surface", "#include <depth.h>\nint surface(void) { return depth() + 1; }", "-ldepth");
    }

    /// <summary>What <c>--override</c> takes.</summary>
    public string Overrides => $"depth={_folder["depth"]},surface={_folder["surface"]}";

    public void Edit(string name, string from, string to)
    {
        var file = _folder[name, $"{name}.c"];
        var text = File.ReadAllText(file);
        text.ShouldContain(from);
        File.WriteAllText(file, text.Replace(from, to, StringComparison.Ordinal));
    }

    /// <summary>Makes a component one of the service's.</summary>
    public static void Take(DemoCheckout checkout, string name)
    {
        var settings = JsonNode.Parse(File.ReadAllText(checkout["slipway.json"]))!;
        settings["service"]!["components"] = new JsonArray(name);
        File.WriteAllText(checkout["slipway.json"], settings.ToJsonString());
    }

    /// <summary>What the compiler cache had of all components that a run compiled, and what it lacked.</summary>
    public static (int Hits, int Misses) Statistics(string output)
    {
        var found = Regex.Matches(output, "sccache (?<hits>[0-9]+) hits, (?<misses>[0-9]+) misses", RegexOptions.ExplicitCapture);
        return (found.Sum(x => int.Parse(x.Groups["hits"].Value)), found.Sum(x => int.Parse(x.Groups["misses"].Value)));
    }

    public void Dispose() => _folder.Dispose();

    private static JsonObject Component(string name, params string[] needs) =>
        new()
        {
            ["name"] = name,
            ["tier"] = "rare",
            ["system"] = "make",
            ["sources"] = new JsonArray(
                new JsonObject
                {
                    ["upstreams"] = new JsonArray("debian"),
                    ["version"] = "1",
                    ["address"] = $"pool/main/{name}.tar.gz",
                    ["sha256"] = "",
                    ["pinnedBy"] = "nobody",
                }
            ),
            ["flags"] = new JsonArray("install"),
            ["needs"] = new JsonArray([.. needs.Select(x => JsonValue.Create(x))]),
            ["backends"] = new JsonArray(),
        };

    private void Write(string name, string source, string libraries)
    {
        Directory.CreateDirectory(_folder[name]);
        File.WriteAllText(_folder[name, $"{name}.c"], $"{_mark}\n{source}");
        File.WriteAllText(_folder[name, $"{name}.h"], $"int {name}(void);\n");
        File.WriteAllText(
            _folder[name, "Makefile"],
            $"""
            lib{name}.so.1: {name}.o
            	$(CC) -shared $(LDFLAGS) -Wl,-soname,lib{name}.so.1 -o $@ $< {libraries}
            {name}.o: {name}.c
            	$(CC) $(CPPFLAGS) $(CFLAGS) -fPIC -c -o $@ $<
            install: lib{name}.so.1
            	install -D -m 0755 lib{name}.so.1 $(DESTDIR)$(prefix)/lib/lib{name}.so.1
            	ln -s lib{name}.so.1 $(DESTDIR)$(prefix)/lib/lib{name}.so
            	install -D -m 0644 {name}.h $(DESTDIR)$(prefix)/include/{name}.h

            """
        );
    }
}
