using NewsApi.Articles.Editing.Storage;
using NewsApi.Media.Pictures;
using NewsApi.Text.Bodies;
using NewsApi.Text.Bodies.Cleaning;

namespace NewsApi.Articles.Editing.Adoption;

/// <summary>Rewrites a revision so that it uses uploaded pictures instead of addresses.</summary>
internal sealed class RevisionAdoption(
    ArticleDrafting drafting, AdoptedPictures pictures, AdoptionOptions order, AdoptionReport report, string siteLanguage)
{
    /// <summary>The picture addresses in the revision that match the options.</summary>
    public IEnumerable<string> Addresses(ArticleRevision revision) =>
        (revision.ImageUrl is { } lead ? [lead] : (string[])[])
            .Concat(BodyPictures.In(revision.BodyHtml).Where(picture => picture.IsElsewhere).Select(picture => picture.Address))
            .Where(order.Wants).Distinct();

    /// <summary>Replaces all picture addresses in the revision that can be replaced. Returns null when none can be.</summary>
    public async Task<AdoptedRevision?> Rewrite(Article article, ArticleRevision revision, CancellationToken ct)
    {
        var files = new HashSet<long>();
        var changed = await Text(article, await Lead(article, revision, files, ct), files, ct);
        return files.Count == 0 ? null : new AdoptedRevision(changed, files);
    }

    private async Task<ArticleRevision> Lead(Article article, ArticleRevision revision, HashSet<long> files, CancellationToken ct)
    {
        if (revision.ImageUrl is not { } address || !order.Wants(address)
            || await Adopt(article, [address], new(article.Language, revision.ImageAlt, null, revision.ImageCredit), ct) is not { } item)
            return revision;
        files.Add(item.Id);
        var shownAlt = item.Decorative ? "" : item.Alt?.PickText(article.Language, siteLanguage);
        if (shownAlt is null && revision.ImageAlt is null)
            report.Undescribed(item.Id, article.Id);
        // A text that equals the text of the file is removed from the article. A different text stays in the article.
        return revision with
        {
            ImageUrl = null,
            ImageMedia = item.Id,
            ImageAlt = revision.ImageAlt == shownAlt ? null : revision.ImageAlt,
            ImageCredit = revision.ImageCredit == item.Credit ? null : revision.ImageCredit,
            ImageWidth = null,
            ImageHeight = null,
        };
    }

    private async Task<ArticleRevision> Text(Article article, ArticleRevision revision, HashSet<long> files, CancellationToken ct)
    {
        var context = await drafting.Context(revision.BodyBaseUrl, ct);
        var format = Enum.Parse<BodyFormat>(revision.BodyFormat);
        if (BodyPictures.In(revision.BodyHtml).All(picture => !picture.IsElsewhere)
            || !BodyFormats.TryRead(format, revision.BodySource, context, out var before, out _))
            return revision;
        var named = BodyPictures.In(before.Html);
        var adopted = new Dictionary<string, MediaItem>(StringComparer.Ordinal);
        foreach (var picture in named.Where(picture => picture.IsElsewhere && order.Wants(picture.Address)))
            // The Markdown converter writes an empty alt where the author wrote none, so an empty alt means no text here.
            if (await Adopt(
                article, [picture.Largest, picture.Address],
                new(
                    article.Language, picture.Alt is { Length: 0 } && format == BodyFormat.Markdown ? null : picture.Alt, picture.Caption,
                    null),
                ct) is { } item)
                adopted[picture.Address] = item;
        if (adopted.Count == 0)
            return revision;
        var source = BodyPictures.Adopt(format, revision.BodySource, context, address => adopted.GetValueOrDefault(address)?.Id);
        if (!BodyFormats.TryRead(format, source, context, out var after, out _) || !IsSameBut(before, after, named, out var now))
        {
            foreach (var address in adopted.Keys)
                report.Failed(address, article.Id, "The picture can't be replaced automatically in this text; an editor must replace it.");
            return revision;
        }

        foreach (var (was, present) in named.Zip(now))
            if (MediaAddress.Read(present.Address) is not { } id)
            {
                if (adopted.ContainsKey(was.Address))
                    report.Failed(was.Address, article.Id, "The picture can't be replaced in one place; an editor must replace it there.");
            }
            else if (was.IsElsewhere)
            {
                files.Add(id);
                if (present.Alt is null && adopted[was.Address] is { Decorative: false, Alt: not { Texts.Count: > 0 } })
                    report.Undescribed(id, article.Id);
            }

        return files.Count == 0 ? revision : revision.WithBody(source, after);
    }

    // If the words or the number of pictures have changed, the wrong part of the source was replaced.
    private static bool IsSameBut(Body before, Body after, IReadOnlyList<BodyPicture> named, out IReadOnlyList<BodyPicture> now)
    {
        now = BodyPictures.In(after.Html);
        return before.Text == after.Text && now.Count == named.Count
            && named.Zip(now).All(pair => pair.First.Address == pair.Second.Address
                || (pair.First.IsElsewhere && !pair.Second.IsElsewhere));
    }

    // Adopts the first address that works. The largest file comes first.
    private async Task<MediaItem?> Adopt(Article article, IEnumerable<string> addresses, PictureTexts said, CancellationToken ct)
    {
        var named = addresses.Last();
        report.Found(named);
        string? reason = null;
        foreach (var address in addresses.Distinct())
        {
            if ((await pictures.Find(address, ct)).Succeeded(out var item, out var problem))
            {
                report.Adopted(item.Id);
                return await pictures.Fill(item, said, ct);
            }

            reason = problem.Detail;
        }

        report.Failed(named, article.Id, reason!);
        return null;
    }
}

/// <summary>A revision with uploaded pictures.</summary>
/// <param name="Revision">The revision.</param>
/// <param name="Files">Ids of the pictures that the revision did not use before.</param>
internal sealed record AdoptedRevision(ArticleRevision Revision, IReadOnlySet<long> Files);
