namespace Slipway.Core.Doctor;

/// <summary>The repository that is built.</summary>
/// <param name="IsRepository">Whether git keeps it.</param>
/// <param name="Changed">Files that differ from the commit.</param>
/// <param name="Pins">Name and date of each lock that the selection reads.</param>
public sealed record CheckoutFacts(bool IsRepository, int Changed, IReadOnlyList<PinFacts> Pins);

/// <summary>When something was pinned.</summary>
/// <param name="File">The file that pins it.</param>
/// <param name="Made">When its versions were the newest.</param>
/// <param name="Age">How long that is ago.</param>
public sealed record PinFacts(string File, DateOnly Made, TimeSpan Age);
