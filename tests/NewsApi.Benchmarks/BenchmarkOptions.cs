namespace NewsApi.Benchmarks;

/// <summary>The options of the command line.</summary>
/// <param name="Articles">Sizes of the databases, ascending.</param>
/// <param name="Rounds">How often each server has its turn.</param>
/// <param name="Seconds">How long a turn is.</param>
/// <param name="Only">Part of the names of the works to run; null for all.</param>
/// <param name="Data">Folder of the databases.</param>
/// <param name="Distinct">How many different requests the memory test sends.</param>
internal sealed record BenchmarkOptions(
    IReadOnlyList<int> Articles, int Rounds, int Seconds, string? Only, string Data, int Distinct);
