namespace NewsApi.Data.Statements;

/// <summary>One thing that a search must find: a word, or words in a row.</summary>
/// <param name="Words">Folded, one space between two. Letters, digits and their marks only, so nothing in it is an operator or a wildcard.</param>
/// <param name="IsWhole">Whether the word must be one of the story's; else one of them has to begin with it.</param>
internal sealed record SearchTerm(string Words, bool IsWhole)
{
    /// <summary>For LIKE on a column that holds words between single spaces.</summary>
    public string Pattern => IsWhole ? $"% {Words} %" : $"% {Words}%";
}
