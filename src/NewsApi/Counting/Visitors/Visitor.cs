namespace NewsApi.Counting.Visitors;

/// <summary>Who sent a request, as far as counting needs to know.</summary>
/// <param name="Class">What kind of visitor.</param>
/// <param name="Hash">Hash of address and user agent with the salt of the day; 0 for a visitor who wants no trace.</param>
/// <param name="Network">Hash of the address's network with the salt of the day.</param>
/// <param name="Address">The same as <paramref name="Hash"/> for every visitor. Only limits in memory use it; it is stored nowhere.</param>
internal readonly record struct Visitor(VisitorClass Class, long Hash, long Network, long Address)
{
    /// <summary>Whether only totals may be stored of this visitor (<c>Sec-GPC</c>, <c>DNT</c>).</summary>
    public bool WantsNoTrace => Hash == 0;
}
