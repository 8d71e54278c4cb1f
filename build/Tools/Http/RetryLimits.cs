namespace Slipway.Tools.Http;

/// <summary>How long something is tried again.</summary>
/// <param name="Budget">How long one request may be tried again, counted from its first failure.</param>
/// <param name="UnreachableBudget">How long a server that does not even accept connections is tried again; never longer than <paramref name="Budget"/>.</param>
/// <param name="FirstDelay">The first wait; each further one is twice as long, at most 8 s, less a random part of up to one half.</param>
internal sealed record RetryLimits(TimeSpan Budget, TimeSpan UnreachableBudget, TimeSpan FirstDelay);
