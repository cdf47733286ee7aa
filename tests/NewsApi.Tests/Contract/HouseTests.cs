using System.Text.RegularExpressions;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract;

/// <summary>The house rules that a machine can watch.</summary>
public partial class HouseTests
{
    private const int LongestFile = 250;

    // The order of src/ARCHITECTURE.md: a room may use the rooms below it, and none above.
    private static readonly string[] Rooms =
        ["Commands", "Suggest", "Scheduling", "Previews", "Desk", "Readership", "Articles", "Tags", "Sections", "Authors", "ShareLinks", "Counting", "Site", "Caching", "Changes", "Access", "Http", "Text", "Data"];

    [Test]
    public void No_source_file_is_too_long_to_read() =>
        Assert.That(Repository.Sources("src").Where(file => File.ReadLines(file).Count() > LongestFile), Is.Empty);

    [Test]
    public void Arrows_between_rooms_point_down()
    {
        var wrong = from file in Repository.Sources("src/NewsApi")
                    let room = Array.IndexOf(Rooms, Room(file))
                    where room >= 0
                    from Match use in Use().Matches(File.ReadAllText(file))
                    let used = Array.IndexOf(Rooms, use.Groups["room"].Value)
                    where used >= 0 && used < room
                    select $"{Room(file)}/{Path.GetFileName(file)} uses {Rooms[used]}";
        Assert.That(wrong.Distinct(), Is.Empty);
    }

    [Test]
    public void Every_room_has_its_place_in_the_order() =>
        Assert.That(
            Directory.GetDirectories(Repository.Path("src", "NewsApi")).Select(Path.GetFileName).Except(["bin", "obj", "Properties", "data"]),
            Is.SubsetOf(Rooms));

    private static string Room(string file) =>
        Path.GetRelativePath(Repository.Path("src", "NewsApi"), file).Split(Path.DirectorySeparatorChar)[0];

    [GeneratedRegex(@"^using NewsApi\.(?<room>\w+)|(?<![\w.])(?:NewsApi\.)?(?<room>Articles|ShareLinks|Changes|Access)\.[A-Z]", RegexOptions.Multiline)]
    private static partial Regex Use();
}
