namespace NewsApi.Counting.Journal;

/// <summary>
/// The format in which a journal row stores many events. Equal texts and articles are written once; an event takes some thirty bytes.
/// </summary>
internal static class EventBatch
{
    private const byte Format = 1;

    public static byte[] Write(IReadOnlyList<ReaderEvent> events)
    {
        using var bytes = new MemoryStream(64 + (events.Count * 32));
        using var writer = new BinaryWriter(bytes);
        var articles = new Dictionary<EventArticle, int>(ReferenceEqualityComparer.Instance);
        var texts = new Dictionary<string, int>();
        foreach (var one in events)
        {
            articles.TryAdd(one.Article, articles.Count);
            texts.TryAdd(one.Channel, texts.Count);
            texts.TryAdd(one.Referrer, texts.Count);
        }

        // A dictionary without removals enumerates in the order of insertion.
        writer.Write(Format);
        writer.Write7BitEncodedInt(texts.Count);
        foreach (var text in texts.Keys)
            writer.Write(text);
        writer.Write7BitEncodedInt(articles.Count);
        foreach (var article in articles.Keys)
            Write(writer, article);
        writer.Write7BitEncodedInt(events.Count);
        foreach (var one in events)
        {
            writer.Write((byte)one.Kind);
            writer.Write((byte)one.Class);
            writer.Write7BitEncodedInt(articles[one.Article]);
            writer.Write7BitEncodedInt64(one.LinkId);
            writer.Write7BitEncodedInt(texts[one.Channel]);
            writer.Write7BitEncodedInt(texts[one.Referrer]);
            writer.Write(one.At);
            writer.Write(one.Visitor);
            writer.Write(one.ClientId);
        }

        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>Reads events from the bytes that <see cref="Write(IReadOnlyList{ReaderEvent})"/> wrote.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="articles">Replaces equal articles by one object.</param>
    /// <param name="into">The list that the events are added to.</param>
    /// <exception cref="InvalidDataException">A later version of the program wrote the bytes.</exception>
    public static void Read(byte[] content, EventArticlePool articles, List<ReaderEvent> into)
    {
        using var reader = new BinaryReader(new MemoryStream(content));
        if (reader.ReadByte() != Format)
            throw new InvalidDataException("The journal of events was written by a later version of NewsApi.");
        var texts = Many(reader, one => one.ReadString());
        var known = Many(reader, one => articles.Unify(ReadArticle(one)));
        var count = reader.Read7BitEncodedInt();
        into.EnsureCapacity(into.Count + count);
        for (var number = 0; number < count; number++)
            into.Add(new ReaderEvent
            {
                Kind = (EventKind)reader.ReadByte(),
                Class = (VisitorClass)reader.ReadByte(),
                Article = known[reader.Read7BitEncodedInt()],
                LinkId = reader.Read7BitEncodedInt64(),
                Channel = texts[reader.Read7BitEncodedInt()],
                Referrer = texts[reader.Read7BitEncodedInt()],
                At = reader.ReadInt64(),
                Visitor = reader.ReadInt64(),
                ClientId = reader.ReadInt64(),
            });
    }

    private static void Write(BinaryWriter writer, EventArticle article)
    {
        writer.Write7BitEncodedInt64(article.Id);
        writer.Write(article.Language);
        writer.Write7BitEncodedInt64(article.SectionId);
        writer.Write7BitEncodedInt(article.Authors.Count);
        foreach (var author in article.Authors)
            writer.Write7BitEncodedInt64(author);
    }

    private static EventArticle ReadArticle(BinaryReader reader) => new(
        reader.Read7BitEncodedInt64(), reader.ReadString(), reader.Read7BitEncodedInt64(), Many(reader, one => one.Read7BitEncodedInt64()));

    private static T[] Many<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        var values = new T[reader.Read7BitEncodedInt()];
        for (var place = 0; place < values.Length; place++)
            values[place] = read(reader);
        return values;
    }
}
