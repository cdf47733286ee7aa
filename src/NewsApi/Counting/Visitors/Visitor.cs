namespace NewsApi.Counting.Visitors;

/// <summary>Who sent a request, as far as counting needs to know.</summary>
/// <param name="Class">What kind of visitor.</param>
/// <param name="Hash">
/// Hash of address and user agent with the salt of the day; 0 if the visitor wants no trace or the salt is not read yet.
/// </param>
/// <param name="Network">Hash of the address's network with the salt of the day.</param>
/// <param name="Address">
/// Like <paramref name="Hash"/>, but also set if the visitor wants no trace. Only limits in memory use it; it is never stored.
/// </param>
internal readonly record struct Visitor(VisitorClass Class, long Hash, long Network, long Address)
{
    /// <summary>Whether only totals may be stored of this visitor (<c>Sec-GPC</c>, <c>DNT</c>).</summary>
    public bool WantsNoTrace => Hash == 0;
}
