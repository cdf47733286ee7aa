using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using NetVips;
using NewsApi.Data.Statements;
using NewsApi.Http.Problems;
using NewsApi.Media.Files;
using NewsApi.Media.Images;
using NewsApi.Media.Pictures;

namespace NewsApi.Media.Renditions;

/// <summary>Makes renditions and stores them. Simultaneous requests for the same rendition wait for one run.</summary>
internal sealed partial class RenditionMaker(
    IMediaStore store, RenderQueue queue, Presets presets, IOptions<MediaOptions> options, IOptions<DataOptions> data,
    ILogger<RenditionMaker> log)
{
    // The error text of the operating system, as libvips repeats it.
    private const string NoSpace = "No space left";

    private readonly ConcurrentDictionary<string, Lazy<Task<bool>>> _running = new(StringComparer.Ordinal);

    /// <summary>Folder of files that are being received or made.</summary>
    public string Incoming { get; } = Path.Combine(MediaFolder.RootOf(options.Value, data.Value), "incoming");

    /// <summary>Returns a local file with a rendition, and makes the rendition if it is not stored yet.</summary>
    /// <returns>Its path; null if the original is missing or the rendition could not be made.</returns>
    public async Task<string?> Find(MediaItem item, Preset preset, FileFormat form, CancellationToken ct)
    {
        var name = NameOf(item, preset, form);
        if (await store.Fetch(name, ct) is { } path)
            return path;
        return await Make(item, preset, form, name) ? await store.Fetch(name, ct) : null;
    }

    /// <summary>Makes the missing formats of a size as background work, after the sizes and uploads that requests wait for.</summary>
    /// <returns>False if the original is missing or a format could not be made.</returns>
    public async Task<bool> MakeLast(MediaItem item, Preset preset, IReadOnlyList<FileFormat> forms, CancellationToken ct)
    {
        if ((await Missing(item, preset, forms, ct)).Count == 0)
            return true;
        // The original is downloaded before this work takes a place in the queue.
        if (await store.Fetch(MediaNames.Original(item.Hash), ct) is null)
            return false;
        using var place = await queue.EnterLast(ct);
        var missing = await Missing(item, preset, forms, ct);
        var start = new TaskCompletionSource();
        var made = Start();
        // From now on, other callers wait for this work. Forms that another caller is making already are left to that caller.
        var own = new Lazy<Task<bool>>(made);
        missing.RemoveAll(form => !_running.TryAdd(NameOf(item, preset, form), own));
        start.SetResult();
        try
        {
            return await made;
        }
        finally
        {
            foreach (var form in missing)
                _running.TryRemove(new KeyValuePair<string, Lazy<Task<bool>>>(NameOf(item, preset, form), own));
        }

        async Task<bool> Start()
        {
            await start.Task;
            return missing.Count == 0 || await Render(item, preset, missing, work => Task.Run(work, CancellationToken.None));
        }
    }

    /// <summary>Decodes and checks an uploaded picture, in the same queue as renditions.</summary>
    public Task<T> Read<T>(Func<T> work, CancellationToken ct) => queue.Run(work, ct);

    private string NameOf(MediaItem item, Preset preset, FileFormat form) =>
        MediaNames.Rendition(presets.VersionOf(item.Rendition), $"{preset.Name}.{form.Extension}");

    private async Task<List<FileFormat>> Missing(MediaItem item, Preset preset, IReadOnlyList<FileFormat> forms, CancellationToken ct)
    {
        var missing = new List<FileFormat>();
        foreach (var form in forms)
            if (await store.Find(NameOf(item, preset, form), ct) is null)
                missing.Add(form);
        return missing;
    }

    // Several callers may wait for this work. It is not cancelled when the first caller leaves, because the others still need it.
    private async Task<bool> Make(MediaItem item, Preset preset, FileFormat form, string name)
    {
        var task = _running.GetOrAdd(
            name, _ => new Lazy<Task<bool>>(() => Render(item, preset, [form], work => queue.Run(work, CancellationToken.None))));
        try
        {
            return await task.Value;
        }
        finally
        {
            _running.TryRemove(new KeyValuePair<string, Lazy<Task<bool>>>(name, task));
        }
    }

    private async Task<bool> Render(
        MediaItem item, Preset preset, IReadOnlyCollection<FileFormat> forms, Func<Func<bool>, Task<bool>> run)
    {
        if (await store.Fetch(MediaNames.Original(item.Hash), CancellationToken.None) is not { } original)
            return false;
        var targets = forms.Select(form => (Form: form, Path: Path.Combine(Incoming, $"{Guid.NewGuid():n}.{form.Extension}"))).ToList();
        try
        {
            Directory.CreateDirectory(Incoming);
            var order = new RenditionSpec(
                preset.Frame(item.Width!.Value, item.Height!.Value, item.Focal, item.Crops), preset.Quality, options.Value.AvifEffort,
                XmpPacket.Write(Credits(item)), item.Frames > 1);
            await run(() =>
            {
                ImageRenderer.Render(original, order, targets);
                return true;
            });
            foreach (var (form, path) in targets)
                await store.Put(NameOf(item, preset, form), path, form.Type, CancellationToken.None);
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
            // The picture was decoded completely at its upload. So this is a fault of an encoder or of the disk.
            LogNotMade(e, NameOf(item, preset, forms.First()));
            return false;
        }
        finally
        {
            if (Directory.Exists(Incoming))
                targets.ForEach(target => File.Delete(target.Path));
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
