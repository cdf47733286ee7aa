using NewsApi.Text.Differences;

namespace NewsApi.Articles.Editing.Revisions;

/// <summary>Finds what differs between two revisions. Pure: what they refer to has been named already.</summary>
internal static class RevisionDiff
{
    public static RevisionComparison Compare(RevisionResponse from, RevisionResponse to)
    {
        var (a, b) = (from.Content, to.Content);
        return new RevisionComparison(from.ArticleId, from.Number, to.Number, new RevisionDifferences(
            Field(a.TranslationOf, b.TranslationOf),
            Field(a.Slug, b.Slug),
            Text(a.Title, b.Title),
            Text(a.Summary, b.Summary),
            Text(from.Rendered.Text, to.Rendered.Text),
            Text(a.Body!.Content, b.Body!.Content),
            Field(a.Body.Format, b.Body.Format),
            Field(a.Section, b.Section),
            List(a.Tags!, b.Tags!),
            List(a.Authors!, b.Authors!),
            Field(a.Byline, b.Byline),
            Field(a.Source, b.Source),
            Field(a.PlaceLine, b.PlaceLine),
            Field(a.LeadImage, b.LeadImage),
            Field(a.CanonicalUrl, b.CanonicalUrl),
            Field(a.Rights, b.Rights),
            Field(a.Seo, b.Seo)));
    }

    private static FieldChange<T>? Field<T>(T? from, T? to) =>
        EqualityComparer<T>.Default.Equals(from, to) ? null : new FieldChange<T>(from, to);

    private static ListChange<T>? List<T>(IReadOnlyList<T> from, IReadOnlyList<T> to) =>
        from.SequenceEqual(to) ? null : new ListChange<T>(from, to);

    private static TextChange? Text(string? from, string? to) =>
        (from ?? "") == (to ?? "") ? null : new TextChange(TextDiff.Compare(from ?? "", to ?? ""));
}
