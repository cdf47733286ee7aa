namespace NewsApi.Text.Search;

/// <summary>Makes the text that the search index stores: folded words, with one space before and after each word.</summary>
internal static class SearchWords
{
    public static string Of(params IReadOnlyList<string?> texts)
    {
        var words = string.Join(' ', texts.SelectMany(text => SearchText.Words(text ?? "")));
        return words.Length == 0 ? " " : $" {words} ";
    }
}
