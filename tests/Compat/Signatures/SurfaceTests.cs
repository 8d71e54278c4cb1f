namespace Slipway.Compat.Tests.Signatures;

/// <summary>Shows that the comparison can fail: every kind of difference from a list gives a line that is not found.</summary>
[Trait("Row", "H1")]
public sealed class SurfaceTests
{
    private static readonly SignatureList s_list = SignatureList.Of([
        "Slipway.Compat.Tests.Signatures.SurfaceTests.Example :: [Obsolete(\"use [Other] instead\")] int? Number { get; protected set; }",
        "Slipway.Compat.Tests.Signatures.SurfaceTests.Example :: List<(string Text, Func<bool> Test)> Conditions { get; }",
        "Slipway.Compat.Tests.Signatures.SurfaceTests.Example :: const string Mark = \"m\"",
        "Slipway.Compat.Tests.Signatures.SurfaceTests.Example :: protected ctor([CallerMemberName] string name = null)",
        "Slipway.Compat.Tests.Signatures.SurfaceTests.Example :: override string ToString()",
        "Slipway.Compat.Tests.Signatures.SurfaceTests.Example :: protected virtual T Make<T>(out int count, DayOfWeek day = DayOfWeek.Friday, TimeSpan limit = default, params string[] words) where T : class, new()",
        "Slipway.Compat.Tests.Signatures.SurfaceTests.Example :: static bool operator ==(Example a, Example b)",
        "Slipway.Compat.Tests.Signatures.SurfaceTests.Example :: type [Serializable] abstract class : MarshalByRefObject, IDisposable",
        "Slipway.Compat.Tests.Signatures.SurfaceTests.Example :: void Dispose()",
    ]);

    [Theory]
    [InlineData("int? Number { get; protected set; }")]
    [InlineData("List<(string Text, Func<bool> Test)> Conditions { get; }")]
    [InlineData("const string Mark = \"m\"")]
    [InlineData("protected ctor(string name = null)")]
    [InlineData("override string ToString()")]
    [InlineData(
        "protected virtual T Make<T>(out int count, DayOfWeek day = DayOfWeek.Friday, TimeSpan limit = default, params string[] words) where T : class, new()"
    )]
    [InlineData("static bool operator ==(SurfaceTests.Example a, SurfaceTests.Example b)")]
    [InlineData("type abstract class : MarshalByRefObject, IDisposable")]
    [InlineData("void Dispose()")]
    public void A_member_is_written_as_the_lists_write_it(string expected) =>
        Surface.Of(typeof(Example)).ShouldContain($"{TypeText.FullName(typeof(Example))} :: {expected}");

    [Theory]
    [InlineData("int Number { get; protected set; }")]
    [InlineData("int? Number { get; set; }")]
    [InlineData("List<(string Text, Func<bool> Delegate)> Conditions { get; }")]
    [InlineData("const string Mark = \"n\"")]
    [InlineData("protected ctor(string name)")]
    [InlineData("ctor(string name = null)")]
    [InlineData("string ToString()")]
    [InlineData("virtual T Make<T>(out int count, DayOfWeek day = DayOfWeek.Friday, TimeSpan limit = default, params string[] words) where T : class, new()")]
    [InlineData(
        "protected virtual T Make<T>(out int count, DayOfWeek day = DayOfWeek.Monday, TimeSpan limit = default, params string[] words) where T : class, new()"
    )]
    [InlineData(
        "protected virtual T Make<T>(out int count, DayOfWeek day = DayOfWeek.Friday, TimeSpan limit = default, params string[] words) where T : class"
    )]
    [InlineData(
        "protected virtual T Make<T>(int count, DayOfWeek day = DayOfWeek.Friday, TimeSpan limit = default, params string[] words) where T : class, new()"
    )]
    [InlineData("type class : IDisposable")]
    [InlineData("type abstract class : IDisposable")]
    [InlineData("type abstract class : MarshalByRefObject, IDisposable, IComparable")]
    [InlineData("void Dispose(bool disposing)")]
    public void Any_other_kind_or_signature_is_not_found(string wrong) => s_list.Has($"{TypeText.FullName(typeof(Example))} :: {wrong}").ShouldBeFalse();

    [Theory]
    [InlineData("[Obsolete] int? Number { get; protected set; }")]
    [InlineData("protected ctor(string name = null)")]
    [InlineData("type abstract class : System.MarshalByRefObject, System.IDisposable")]
    [InlineData("type abstract class : MarshalByRefObject")]
    public void Attributes_namespaces_and_interfaces_that_are_left_out_make_no_difference(string same) =>
        s_list.Has($"{TypeText.FullName(typeof(Example))} :: {same}").ShouldBeTrue();

    [Fact]
    public void An_array_is_not_taken_for_an_attribute() => SignatureList.Plain("A :: string[] B(int[] c)").ShouldBe("A :: string[] B(int[] c)");

    public abstract class Example(string? name = null) : MarshalByRefObject, IDisposable
    {
        public const string Mark = "m";

        public int? Number { get; protected set; } = name?.Length;

        public List<(string Text, Func<bool> Test)> Conditions { get; } = [];

        public static bool operator ==(Example a, Example b) => Equals(a, b);

        public static bool operator !=(Example a, Example b) => !Equals(a, b);

        protected virtual T Make<T>(out int count, DayOfWeek day = DayOfWeek.Friday, TimeSpan limit = default, params string[] words)
            where T : class, new()
        {
            count = words.Length;
            return new T();
        }

        public override bool Equals(object? obj) => ReferenceEquals(this, obj);

        public override int GetHashCode() => 0;

        public override string ToString() => "";

        public void Dispose() => GC.SuppressFinalize(this);
    }
}
