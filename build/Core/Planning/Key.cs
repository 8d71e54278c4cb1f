using Slipway.Core.Images;

namespace Slipway.Core.Planning;

/// <summary>The digest of a typed record of every input of a layer or product. Equal key = same bytes, reuse it.</summary>
/// <param name="Hex">64 hex digits.</param>
public sealed record Key(string Hex)
{
    /// <summary>The key of a record: its type's name and all its public properties by name, nested records and lists included.</summary>
    /// <param name="record">A record of facts. Properties may be texts, numbers, enums, booleans, keys, digests, lists of these, or such records.</param>
    public static Key Of(object record) => OfText(Text(record));

    /// <summary>The key of a record whose text is known already.</summary>
    /// <param name="text">What <see cref="Text"/> gave.</param>
    public static Key OfText(string text) => new(Digest.Of(text).Hex);

    /// <summary>
    /// The text that is hashed: one <c>path=value</c> line a field, in the order of the fields' names; a named fact of a list is one line
    /// <c>path[id]=field:value TAB field:value</c>. <see cref="KeyDifference"/> compares two texts and says why two keys differ.
    /// </summary>
    /// <param name="record">A record of facts.</param>
    public static string Text(object record) => KeyText.Write(record);

    /// <summary>The first 12 hex digits, for people.</summary>
    public string Abbreviated => Hex[..12];

    /// <summary>The hex digits.</summary>
    public override string ToString() => Hex;
}
