using Slipway.Core.Auditing.Imports;

namespace Slipway.Core.Tests.Auditing.Imports;

/// <summary>One pass finds the words that four searches find, wherever they stand.</summary>
[Trait("Row", "A2")]
public sealed class ImportWordsTests
{
    private static readonly string[] s_words = ["import", "find_spec", "_available(", "azy"];

    [Theory]
    [InlineData("import")]
    [InlineData("find_spec")]
    [InlineData("_available(")]
    [InlineData("azy")]
    public void A_word_is_found_at_every_place_of_sources_of_every_length(string word)
    {
        // Blocks are of 32 bytes: it stands in them, over their ends, and at the end of the source.
        for (var before = 0; before < 100; before++)
        for (var behind = 0; behind < 40; behind++)
            Found(new string('.', before) + word + new string('.', behind)).ShouldBe([(before, word == "import")]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("i")]
    [InlineData("mport")]
    [InlineData("impor")]
    [InlineData("IMPORT find_spe vailable( _available zy\nsp ai mp zy")]
    public void What_is_no_word_is_passed_over(string source) => Found(source).ShouldBeEmpty();

    [Fact]
    public void Sources_of_such_words_alone_have_the_words_that_searches_find()
    {
        var random = new Random(1);
        string[] parts = [.. s_words, "mp", "sp", "ai", "zy", "a", "_", "importimport", "azyazy", "\n", "find_", "_avail"];
        for (var i = 0; i < 2000; i++)
        {
            var source = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => parts[random.Next(parts.Length)]));
            Found(source).Order().ShouldBe(Searched(source).Order(), source);
        }
    }

    private static List<(int, bool)> Found(string source)
    {
        var words = new ImportWords(System.Text.Encoding.ASCII.GetBytes(source));
        var found = new List<(int, bool)>();
        while (words.Next())
            found.Add((words.Position, words.IsImport));
        return found;
    }

    private static IEnumerable<(int, bool)> Searched(string source) =>
        from word in s_words
        from at in Enumerable.Range(0, source.Length)
        where string.CompareOrdinal(source, at, word, 0, word.Length) == 0
        select (at, word == "import");
}
