using System.Collections.Concurrent;
using System.Globalization;
using Jint;
using Jint.Native.Object;
using Jint.Runtime.Modules;
using Module = Jint.Runtime.Modules.Module;

namespace NewsApi.NewsReader;

/// <summary>
/// Runs the JavaScript modules that make pages. On a static host, the browser runs the same modules, so each page has only one template.
/// The modules are files of this program. They take and return JSON, and can use nothing of the program except a clock.
/// </summary>
internal sealed class ReaderScripts(ReaderFiles files)
{
    private const string Entry = "js/server.js";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Prepared<Acornima.Ast.Module>> _parsed = new(StringComparer.Ordinal);

    // Only one request uses an engine at a time. So there are never more engines than requests at the same time.
    private readonly ConcurrentBag<Loaded> _idle = [];

    /// <summary>Calls a function that <c>js/server.js</c> exports.</summary>
    public string Call(string function, string json)
    {
        var loaded = _idle.TryTake(out var idle) ? idle : Load();
        var result = loaded.Engine.Invoke(loaded.Exports.Get(function), json).AsString();
        // An engine whose call has failed is not used again.
        if (_idle.Count < Environment.ProcessorCount)
            _idle.Add(loaded);
        return result;
    }

    private Loaded Load()
    {
        var engine = new Engine(options =>
        {
            options.Strict = true;
            options.TimeoutInterval(Patience);
            options.Modules.ModuleLoader = new Loader(files, _parsed);
            options.Culture = CultureInfo.InvariantCulture;
        });
        engine.SetValue("serverClock", new Func<string, string, string>(WallClock));
        return new Loaded(engine, engine.Modules.Import("./" + Entry));
    }

    // The local time in the newsroom's time zone, to the minute.
    private static string WallClock(string instant, string zone) =>
        TimeZoneInfo.ConvertTime(
                DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture),
                TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc)
            .ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private sealed record Loaded(Engine Engine, ObjectInstance Exports);

    private sealed class Loader(ReaderFiles files, ConcurrentDictionary<string, Prepared<Acornima.Ast.Module>> parsed) : IModuleLoader
    {
        private static readonly Uri Root = new("file:///");

        public ResolvedSpecifier Resolve(string? referencingModuleLocation, ModuleRequest moduleRequest)
        {
            var from = referencingModuleLocation is null ? Root : new Uri(Root, referencingModuleLocation);
            var address = new Uri(from, moduleRequest.Specifier);
            return new ResolvedSpecifier(moduleRequest, address.AbsolutePath, address, SpecifierType.RelativeOrAbsolute);
        }

        public Module LoadModule(Engine engine, ResolvedSpecifier resolved)
        {
            var name = resolved.Key.TrimStart('/');
            var module = parsed.GetOrAdd(name, _ => Engine.PrepareModule(
                files.Find(name)?.Text ?? throw new InvalidOperationException($"There is no file {name}."), "/" + name));
            return ModuleFactory.BuildSourceTextModule(engine, module);
        }
    }
}
