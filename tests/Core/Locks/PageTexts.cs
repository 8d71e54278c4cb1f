using FsCheck;
using FsCheck.Fluent;

namespace Slipway.Core.Tests.Locks;

/// <summary>Texts that look like pages of an index, and go wrong in every place.</summary>
internal static class PageTexts
{
    private static readonly Gen<string> Scrap = Gen.Elements(
        "alpha-1.0-py3-none-any.whl",
        "alpha-1.0.tar.gz",
        "beta-1.0-py3-none-any.whl",
        "../../x.whl#sha256=" + new string('a', 64),
        "http://[",
        "mailto:x",
        "//",
        "http://h/%",
        "file:///etc/passwd",
        "1.1",
        "2.0",
        "alpha",
        "\\ud800",
        "\\u0000",
        "2026-13-45",
        "",
        "&#xFFFFFFFF;",
        "&lt",
        "%2e%2e",
        "\u0000"
    );

    private static readonly Gen<string> Value = Gen.OneOf(
        Scrap.Select(x => $"\"{x}\""),
        Gen.Elements("null", "true", "false", "0", "-1", "1e400", "99999999999999999999", "{}", "[]", "[null]", "{\"sha256\":7}", "{\"sha256\":\"z\"}", "")
    );

    private static readonly Gen<string> Name = Gen.Elements(
        "meta",
        "api-version",
        "name",
        "files",
        "filename",
        "url",
        "hashes",
        "size",
        "upload-time",
        "yanked",
        "core-metadata",
        "requires-python"
    );

    private static readonly Gen<string> File =
        from name in Value
        from url in Value
        from more in Name
        from value in Value
        select $"{{\"filename\":{name},\"url\":{url},\"{more}\":{value}}}";

    private static readonly Gen<string> Json =
        from meta in Gen.Frequency((4, Gen.Constant("{\"api-version\":\"1.1\"}")), (1, Value))
        from name in Gen.Frequency((4, Gen.Constant("\"alpha\"")), (1, Value))
        from files in Gen.Frequency((4, File.ArrayOf().Select(x => $"[{string.Join(',', x)}]")), (1, Value))
        select $"{{\"meta\":{meta},\"name\":{name},\"files\":{files}}}";

    private static readonly Gen<string> Html = Gen.OneOf(
            Scrap.Select(x => $"<a href=\"{x}\" data-yanked data-core-metadata='{x}'>{x}</a>"),
            Scrap.Select(x => $"<base href='{x}'>"),
            Scrap.Select(x => $"<meta name=\"pypi:repository-version\" content={x}>"),
            Gen.Elements("<!--", "-->", "<", ">", "</", "<a", "<a href", "<a href=", "='", "\"", "<!", "<a href='x'b=c>", "</html>"),
            Scrap
        )
        .ArrayOf()
        .Select(string.Concat);

    /// <summary>A page, whole or cut somewhere.</summary>
    public static Arbitrary<string> Any =>
        (
            from text in Gen.OneOf(Json, Html)
            from isCut in Gen.Elements(true, false)
            from at in Gen.Choose(0, Math.Max(1, text.Length))
            select isCut ? text[..Math.Min(at, text.Length)] : text
        ).ToArbitrary();
}
