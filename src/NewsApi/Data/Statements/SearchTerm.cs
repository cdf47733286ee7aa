namespace NewsApi.Data.Statements;

/// <summary>A term of a search: a word or a phrase.</summary>
/// <param name="Words">Folded words with single spaces. Only letters, digits and marks, so it contains no operator or wildcard.</param>
/// <param name="IsWhole">Whether the last word must match a whole word; otherwise a prefix is enough.</param>
internal sealed record SearchTerm(string Words, bool IsWhole)
{
    /// <summary>For LIKE on a column of words that are separated and surrounded by single spaces.</summary>
    public string Pattern => IsWhole ? $"% {Words} %" : $"% {Words}%";
}
