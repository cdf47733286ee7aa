using NewsApi.Access;
using NewsApi.Media;
using NewsApi.Media.Images;
using NewsApi.Text.Names;

namespace NewsApi.Commands.Demo;

/// <summary>Paints the pictures of the demo site and uploads them to its library, like an editor.</summary>
internal sealed class DemoPictures(MediaUpload upload, MediaRepository media)
{
    private static readonly Dictionary<string, Func<DemoCanvas>> Scenes = new()
    {
        ["bridge"] = DemoShores.Bridge,
        ["river"] = DemoLandscapes.River,
        ["court"] = DemoPlaces.Court,
        ["night"] = DemoPlaces.Night,
        ["parliament"] = DemoPlaces.Parliament,
        ["sea"] = DemoShores.Sea,
        ["boats"] = DemoShores.Boats,
        ["sound"] = DemoPlaces.Sound,
        ["harbour"] = DemoShores.Harbour,
        ["tunnel"] = DemoPlaces.Tunnel,
        ["glacier"] = DemoLandscapes.Glacier,
        ["road"] = DemoLandscapes.Road,
        ["track"] = DemoPlaces.Track,
        ["snow"] = DemoLandscapes.Snow,
        ["wind"] = DemoShores.Wind,
        ["spring"] = DemoLandscapes.Spring,
        ["islands"] = DemoShores.Islands,
        ["field"] = DemoLandscapes.Field,
    };

    /// <summary>Uploads a file that is not a painted picture.</summary>
    public async Task Load(byte[] bytes, string name, Caller by, CancellationToken ct)
    {
        using var file = await upload.Receive(new MemoryStream(bytes), name, ct);
        DemoSite.Done(await upload.Add(file, by, ct));
    }

    /// <summary>Paints and uploads these pictures.</summary>
    /// <param name="pictures">The keys and editorial data of the pictures, in the order of the ids that they get.</param>
    /// <param name="by">Who uploads them.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Their ids by key.</returns>
    public async Task<IReadOnlyDictionary<string, long>> Load(IReadOnlyList<DemoPicture> pictures, Caller by, CancellationToken ct)
    {
        var painted = pictures.AsParallel().AsOrdered().Select(one => Scenes[one.Key]().ToJpeg()).ToList();
        var ids = new Dictionary<string, long>();
        foreach (var (place, picture) in pictures.Index())
        {
            using var file = await upload.Receive(new MemoryStream(painted[place]), picture.File, ct);
            var item = DemoSite.Done(await upload.Add(file, by, ct)).Item;
            DemoSite.Done(await media.Update(
                item.Id, item.Version,
                (before, _) => (before with
                {
                    Alt = LocalisedText.From(picture.Alt),
                    Credit = "The Caspian Lantern",
                    Focal = new FocalPoint(picture.X, picture.Y),
                    Tags = picture.Tags,
                }).WithDerived(),
                by, ct));
            ids[picture.Key] = item.Id;
        }

        return ids;
    }
}

/// <summary>The library's data on a painted picture.</summary>
/// <param name="Key">The scene, and the name of the picture in the files of the demo site.</param>
/// <param name="File">Its file name.</param>
/// <param name="Alt">By language: its text alternative.</param>
/// <param name="X">The distance of the focal point from the left edge, 0 to 1.</param>
/// <param name="Y">The distance of the focal point from the upper edge, 0 to 1.</param>
/// <param name="Tags">The library's own tags.</param>
internal sealed record DemoPicture(
    string Key, string File, IReadOnlyDictionary<string, string> Alt, double X, double Y, IReadOnlyList<string> Tags);
