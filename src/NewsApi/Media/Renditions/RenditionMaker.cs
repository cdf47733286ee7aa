using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using NetVips;
using NewsApi.Data.Statements;
using NewsApi.Http.Problems;
using NewsApi.Media.Files;
using NewsApi.Media.Images;
using NewsApi.Media.Pictures;

namespace NewsApi.Media.Renditions;

/// <summary>Makes renditions, once however many ask for the same one, and stores them.</summary>
internal sealed partial class RenditionMaker(
    IMediaStore store, RenderQueue queue, Presets presets, IOptions<MediaOptions> options, IOptions<DataOptions> data,
    ILogger<RenditionMaker> log)
{
    // libvips passes the text of the system on.
    private const string NoSpace = "No space left";

    private readonly ConcurrentDictionary<string, Lazy<Task<bool>>> _running = new(StringComparer.Ordinal);

    /// <summary>Folder of files that are being received or made.</summary>
    public string Incoming { get; } = Path.Combine(MediaFolder.RootOf(options.Value, data.Value), "incoming");

    /// <summary>Has a rendition on this machine, and makes it where it is not stored.</summary>
    /// <returns>Its path; null where the original is gone.</returns>
    public async Task<string?> Find(MediaItem item, Preset preset, FileForm form, CancellationToken ct)
    {
        var name = NameOf(item, preset, form);
        if (await store.Fetch(name, ct) is { } path)
            return path;
        return await Make(item, preset, form) ? await store.Fetch(name, ct) : null;
    }

    /// <summary>Makes a rendition where it is not stored.</summary>
    /// <returns>False where the original is gone.</returns>
    public async Task<bool> Ensure(MediaItem item, Preset preset, FileForm form, CancellationToken ct) =>
        await store.Find(NameOf(item, preset, form), ct) is not null || await Make(item, preset, form);

    /// <summary>Decodes and checks an uploaded picture in the same queue.</summary>
    public Task<T> Read<T>(Func<T> work, CancellationToken ct) => queue.Run(work, ct);

    private string NameOf(MediaItem item, Preset preset, FileForm form) =>
        MediaNames.Rendition(presets.VersionOf(item.Rendition), $"{preset.Name}.{form.Extension}");

    // Whoever asks first may leave, and the others still wait for it: so it is not cancelled.
    private async Task<bool> Make(MediaItem item, Preset preset, FileForm form)
    {
        var name = NameOf(item, preset, form);
        var task = _running.GetOrAdd(name, _ => new Lazy<Task<bool>>(() => Render(item, preset, form, name)));
        try
        {
            return await task.Value;
        }
        finally
        {
            _running.TryRemove(new KeyValuePair<string, Lazy<Task<bool>>>(name, task));
        }
    }

    private async Task<bool> Render(MediaItem item, Preset preset, FileForm form, string name)
    {
        if (await store.Fetch(MediaNames.Original(item.Hash), CancellationToken.None) is not { } original)
            return false;
        var target = Path.Combine(Incoming, $"{Guid.NewGuid():n}.{form.Extension}");
        try
        {
            Directory.CreateDirectory(Incoming);
            var order = new RenditionOrder(
                preset.Frame(item.Width!.Value, item.Height!.Value, item.Focal, item.Crops), form, preset.Quality, options.Value.AvifEffort,
                XmpPacket.Write(Credits(item)), item.Frames > 1);
            await queue.Run(
                () =>
                {
                    ImageRenderer.Render(original, target, order);
                    return true;
                },
                CancellationToken.None);
            await store.Put(name, target, form.Type, CancellationToken.None);
            return true;
        }
        catch (Exception e) when (StorageException.IsFault(e))
        {
            throw new StorageException(e);
        }
        catch (VipsException e) when (e.Message.Contains(NoSpace, StringComparison.OrdinalIgnoreCase))
        {
            throw new StorageException(e, isFull: true);
        }
        catch (VipsException e)
        {
            // It was decoded whole when it came in, so this is a fault of an encoder or of the disk.
            LogNotMade(e, name);
            return false;
        }
        finally
        {
            if (Directory.Exists(Incoming))
                File.Delete(target);
        }
    }

    [LoggerMessage(LogLevel.Error, "The size {Name} of a picture could not be made")]
    private partial void LogNotMade(Exception e, string name);

    private static PictureCredits Credits(MediaItem item) => new()
    {
        Credit = item.Credit,
        Rights = item.Rights,
        Creator = item.Creator,
        Caption = item.Captions?.PickText("en", "en"),
        Alt = item.Decorative ? null : item.Alt?.PickText("en", "en"),
        Source = item.Source,
        Licence = item.Licence,
        DataMining = item.DataMining,
        DigitalSourceType = item.DigitalSourceType,
    };
}
