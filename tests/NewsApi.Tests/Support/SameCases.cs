using CsCheck;

namespace NewsApi.Tests.Support;

/// <summary>
/// Property tests try the same cases in every run, so that a change fails only for what it changes. CsCheck by itself takes its seed for
/// the first case and random ones for the others. With <c>NEWSAPI_TEST_RANDOM=1</c> the cases are random, to look for new ones.
/// </summary>
internal static class SameCases
{
    private static readonly bool IsRandom = Environment.GetEnvironmentVariable("NEWSAPI_TEST_RANDOM") == "1";

    /// <summary>The same generator with a fixed sequence of cases, which begins with the first one for each sample.</summary>
    public static Gen<T> Same<T>(this Gen<T> gen) => IsRandom ? gen : new Sequence<T>(gen);

    private sealed class Sequence<T>(Gen<T> gen) : Gen<T>
    {
        private int _next;

        public override T Generate(PCG pcg, Size? min, out Size size) =>
            gen.Generate(new PCG(1, (ulong)Interlocked.Increment(ref _next)), min, out size);
    }
}
