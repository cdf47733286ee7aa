namespace NewsApi.Data.Statements;

/// <summary>A term of a search: a word or a phrase.</summary>
/// <param name="Words">
/// Folded words with single spaces. They have only letters, digits and marks, so the text contains no operator or wildcard.
/// </param>
/// <param name="IsWhole">Whether the last word must match a whole word; if false, it may match the beginning of a word.</param>
internal sealed record SearchTerm(string Words, bool IsWhole)
{
    /// <summary>The pattern for LIKE on a column of words that are separated and surrounded by single spaces.</summary>
    public string Pattern => IsWhole ? $"% {Words} %" : $"% {Words}%";
}
