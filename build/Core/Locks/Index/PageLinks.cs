namespace Slipway.Core.Locks.Index;

/// <summary>Links of a page.</summary>
internal static class PageLinks
{
    /// <summary>The address without what follows <c>#</c>, which is for the client only.</summary>
    internal static Uri WithoutFragment(Uri address) => address.Fragment.Length == 0 ? address : new UriBuilder(address) { Fragment = "" }.Uri;
}
