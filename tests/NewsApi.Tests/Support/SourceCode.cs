using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace NewsApi.Tests.Support;

/// <summary>The program's source with its meaning, as the compiler sees it.</summary>
internal static class SourceCode
{
    // What the Web SDK adds to each file.
    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Net.Http.Json; global using System.Threading; global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder; global using Microsoft.AspNetCore.Hosting; global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing; global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection; global using Microsoft.Extensions.Hosting; global using Microsoft.Extensions.Logging;
        """;

    // Made once for all that look at it.
    private static readonly Lazy<CSharpCompilation> Compilation = new(Compile);

    /// <summary>Each use of a type of the program in another of its files: a name, a member, an extension method.</summary>
    /// <returns>Paths below <c>src/NewsApi</c>, with <c>/</c>.</returns>
    public static IReadOnlyCollection<(string File, string UsedFile)> Uses()
    {
        var compilation = Compilation.Value;
        return [.. compilation.SyntaxTrees.AsParallel().SelectMany(tree => Uses(compilation.GetSemanticModel(tree), tree))];
    }

    /// <summary>Numbers of the lines with more columns, but for those that are a string literal for the most part.</summary>
    public static IEnumerable<int> LinesOverLength(string file, int columns)
    {
        var text = SourceText.From(File.ReadAllText(file));
        var wide = text.Lines.Where(line => line.Span.Length > columns).ToList();
        if (wide.Count == 0)
            return [];
        var root = CSharpSyntaxTree.ParseText(text).GetRoot();
        return wide
            .Where(line => !root.DescendantTokens(line.Span)
                .Any(token => IsLiteral(token) && token.Span.Overlap(line.Span)?.Length > columns / 2))
            .Select(line => line.LineNumber + 1);
    }

    /// <summary>Each constant text that is passed to a parameter of this name, with the type whose method has the parameter.</summary>
    public static IReadOnlyCollection<(string Value, string Type)> Arguments(params IReadOnlyCollection<string> parameters)
    {
        var compilation = Compilation.Value;
        return
        [
            .. compilation.SyntaxTrees.AsParallel().SelectMany(tree =>
            {
                var model = compilation.GetSemanticModel(tree);
                return tree.GetRoot().DescendantNodes().OfType<ArgumentSyntax>()
                    .Where(argument => argument.Expression is LiteralExpressionSyntax)
                    .Select(argument => model.GetOperation(argument)).OfType<IArgumentOperation>()
                    .Where(argument => argument.Parameter is { } one && parameters.Contains(one.Name))
                    .Where(argument => argument.Value.ConstantValue.Value is string)
                    .Select(argument =>
                        ((string)argument.Value.ConstantValue.Value!, argument.Parameter!.ContainingType.ToDisplayString())).ToList();
            }),
        ];
    }

    private static bool IsLiteral(SyntaxToken token) => token.Kind() is SyntaxKind.StringLiteralToken
        or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
        or SyntaxKind.InterpolatedStringTextToken;

    private static CSharpCompilation Compile()
    {
        var parse = new CSharpParseOptions(LanguageVersion.Latest);
        var trees = Repository.Sources("src/NewsApi").Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), parse, file));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file) != "NewsApi.dll")
            .Select(file => MetadataReference.CreateFromFile(file));
        return CSharpCompilation.Create("NewsApi", trees.Append(CSharpSyntaxTree.ParseText(ImplicitUsings, parse)), references);
    }

    private static HashSet<(string File, string UsedFile)> Uses(SemanticModel model, SyntaxTree tree) =>
    [
        .. tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
            .Select(name => Declares(model.GetSymbolInfo(name).Symbol))
            .OfType<string>()
            .Where(file => file != tree.FilePath)
            .Select(file => (Relative(tree.FilePath), Relative(file))),
    ];

    private static string? Declares(ISymbol? symbol)
    {
        var type = symbol switch
        {
            INamedTypeSymbol named => named,
            IMethodSymbol { ReducedFrom: { } extension } => extension.ContainingType,
            IMethodSymbol or IPropertySymbol or IFieldSymbol => symbol.ContainingType,
            _ => null,
        };
        while (type?.ContainingType is { } outer)
            type = outer;
        return type?.Locations.FirstOrDefault(location => location.IsInSource)?.SourceTree!.FilePath;
    }

    private static string Relative(string file) =>
        Path.GetRelativePath(Repository.Path("src", "NewsApi"), file).Replace(Path.DirectorySeparatorChar, '/');
}
