namespace Slipway.Core.Planning;

/// <summary>A member of a list in a key that a person knows by a name: the difference of two keys is told by it, not by a place in a list.</summary>
public interface INamedFact
{
    /// <summary>The name.</summary>
    string Id { get; }

    /// <summary>Gives every field, in the order of their names. Facts are counted in tens of thousands: reflection would be seen.</summary>
    /// <param name="line">Receives them.</param>
    void Describe(FactLine line);
}
