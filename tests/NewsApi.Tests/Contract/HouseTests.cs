using System.Text.RegularExpressions;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract;

/// <summary>The house rules that a machine can watch.</summary>
public partial class HouseTests
{
    private const int LongestFile = 250, LongestLine = 140, MostFiles = 26;

    // The order of src/ARCHITECTURE.md: a room may use the rooms below it, and none above.
    private static readonly string[] Rooms =
    [
        .. RoomRow().Matches(File.ReadAllText(Repository.Path("src", "ARCHITECTURE.md")))
            .SelectMany(row => row.Groups["room"].Captures.Select(room => room.Value)),
    ];

    [Test]
    public void No_source_file_is_too_long_to_read() =>
        Assert.That(Repository.Sources("src").Where(file => File.ReadLines(file).Count() > LongestFile), Is.Empty);

    // The lines of a long literal are its value.
    [Test]
    public void No_line_is_too_long_to_read()
    {
        var wide = from folder in (string[])["src", "tests"]
                   from file in Repository.Sources(folder)
                   from line in SourceCode.LinesOverLength(file, LongestLine)
                   select $"{Path.GetRelativePath(Repository.Root, file)}:{line}";
        Assert.That(wide, Is.Empty);
    }

    [Test]
    public void No_room_is_too_full_to_overlook() => Assert.That(
        Repository.Sources("src/NewsApi").GroupBy(Path.GetDirectoryName).Where(room => room.Count() > MostFiles).Select(room => room.Key),
        Is.Empty);

    [Test]
    [Category("Slow")]
    public void Arrows_between_rooms_point_down() =>
        Assert.That(
            SourceCode.Uses().Where(use => PointsUp(use.File, use.UsedFile)).Select(use => $"{use.File} uses {use.UsedFile}"), Is.Empty);

    [TestCase("Text/Slugs.cs", "Http/Routes.cs", ExpectedResult = true)]
    [TestCase("Http/Routes.cs", "Text/Slugs.cs", ExpectedResult = false)]
    [TestCase("Counting/CountingServices.cs", "Counting/Totals/Aggregator.cs", ExpectedResult = false)]
    [TestCase("Counting/EventArticle.cs", "Counting/Totals/Aggregator.cs", ExpectedResult = true)]
    public bool An_arrow_that_points_up_is_seen(string file, string used) => PointsUp(file, used);

    [Test]
    public void Every_room_has_its_place_in_the_order() => Assert.That(
        Repository.Sources("src/NewsApi").Select(file => Path.GetRelativePath(Repository.Path("src", "NewsApi"), file)).Select(Room)
            .Distinct(),
        Is.EquivalentTo(Rooms.Append("")));

    // Files in the root belong to no room. A room's registrations may name what its sub-rooms hold.
    private static bool PointsUp(string file, string used)
    {
        var (from, to) = (Room(file), Room(used));
        return from.Length > 0 && to.Length > 0 && Array.IndexOf(Rooms, to) < Array.IndexOf(Rooms, from)
            && !(file.EndsWith("Services.cs", StringComparison.Ordinal) && to.StartsWith(Parent(from) + "/", StringComparison.Ordinal));
    }

    private static string Room(string file) => Path.GetDirectoryName(file)!.Replace(Path.DirectorySeparatorChar, '/');

    private static string Parent(string room) => room.Split('/')[0];

    [GeneratedRegex(@"^\| (`(?<room>[A-Z][\w/]*)/`(, )?)+ \|", RegexOptions.Multiline)]
    private static partial Regex RoomRow();
}
