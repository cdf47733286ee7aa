namespace NewsApi.Counting.Visitors;

/// <summary>Who sent a request, as far as counting needs to know.</summary>
/// <param name="Class">What kind of visitor.</param>
/// <param name="Hash">Who, under the salt of the day; 0 for one who wants no trace.</param>
/// <param name="Network">The network that the address is in, under the salt of the day.</param>
/// <param name="Address">Address and user agent under the salt of the day, for limits in memory only: it is stored nowhere.</param>
internal readonly record struct Visitor(VisitorClass Class, long Hash, long Network, long Address)
{
    /// <summary>Whether no more than totals may be kept (<c>Sec-GPC</c>, <c>DNT</c>).</summary>
    public bool WantsNoTrace => Hash == 0;
}
