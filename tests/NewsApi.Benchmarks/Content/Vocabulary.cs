namespace NewsApi.Benchmarks.Content;

/// <summary>Invented words of one language. As in a real language, a few words are frequent and most are rare.</summary>
internal sealed class Vocabulary
{
    private const int Size = 20_000;
    private const double Skew = 3;

    private readonly string[] _words;

    private Vocabulary(string language, string consonants, string vowels)
    {
        Language = language;
        var random = new Random(language[0] * 31 + language[1]);
        var words = new HashSet<string>(Size);
        while (words.Count < Size)
            words.Add(Word(random, consonants, vowels));
        _words = [.. words];
    }

    public string Language { get; }

    /// <summary>All languages, the most frequent first.</summary>
    public static IReadOnlyList<Vocabulary> All { get; } =
    [
        new("en", "bcdfghklmnprstvw", "aeiou"),
        new("ru", "бвгджзклмнпрстфхцчш", "аеиоуыя"),
        new("az", "bcçdfgğhklmnprsştvyz", "aeəiıoöuü"),
        new("hy", "բգդզթլխկհձմյնշչպջռսվտրցփք", "աեէըիո"),
    ];

    public string Pick(Random random) => _words[(int)(Size * Math.Pow(random.NextDouble(), Skew))];

    private static string Word(Random random, string consonants, string vowels)
    {
        var letters = new char[random.Next(1, 5) * 2 + random.Next(2)];
        for (var i = 0; i < letters.Length; i++)
            letters[i] = i % 2 == 0 ? consonants[random.Next(consonants.Length)] : vowels[random.Next(vowels.Length)];
        return new string(letters);
    }
}
