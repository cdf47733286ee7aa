using NewsApi.Benchmarks.Servers;

namespace NewsApi.Benchmarks.Load;

/// <summary>A server under test, its requests and its measurements.</summary>
internal sealed class Contender(ServerProcess server, Questions questions)
{
    private readonly List<Measurement> _turns = [];

    public ServerProcess Server => server;

    public Questions Questions => questions;

    /// <summary>The number of failures of any kind.</summary>
    public long Failures { get; private set; }

    public Series PerSecond => Of(turn => turn.PerSecond);

    /// <summary>The last turn, for the console.</summary>
    public string LastTurn => $"{_turns[^1].PerSecond:N0}/s at {_turns[^1].CpuMicroseconds:N0} µs";

    public long LastRequests => _turns[^1].Requests;

    public Series P50 => Of(turn => turn.P50);

    public Series P99 => Of(turn => turn.P99);

    /// <summary>The ratio of this server's figure to the other's, per round.</summary>
    public Series Against(Contender other, Func<Measurement, double> figure) =>
        new([.. _turns.Zip(other._turns, (own, its) => figure(own) / figure(its))]);

    /// <summary>A counter of the server, such as commits; read before and after each turn.</summary>
    public Func<long>? Counter { get; init; }

    /// <summary>The growth of <see cref="Counter"/> per second, for each turn.</summary>
    public Series CountedPerSecond => Of(turn => turn.Counted * turn.PerSecond / turn.Requests);

    public Series RequestsPerCounted => Of(turn => turn.Requests / (double)Math.Max(1, turn.Counted));

    public async Task Advance(TimeSpan time, CancellationToken ct)
    {
        var before = Counter?.Invoke() ?? 0;
        var turn = await Wrk.Run(server, questions, time, ct);
        Add(turn with { Counted = (Counter?.Invoke() ?? 0) - before });
    }

    public void Add(Measurement turn)
    {
        _turns.Add(turn);
        Failures += turn.Failures;
    }

    /// <summary>Checks the status of sample answers: wrk counts only 400 and above as errors.</summary>
    public async Task Check(CancellationToken ct)
    {
        foreach (var line in (questions.Events.Count > 0 ? questions.Events : questions.Paths).Take(20))
        {
            var path = questions.Events.Count > 0 ? "/v1/events" : line;
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (questions.Events.Count > 0)
                (request.Method, request.Content) = (HttpMethod.Post, new StringContent(line));
            if (questions.IfNoneMatch is { } tag)
                request.Headers.TryAddWithoutValidation("If-None-Match", tag);
            using var answer = await server.Client.SendAsync(request, ct);
            if (answer.StatusCode == questions.Wanted)
                continue;
            Failures++;
            Console.WriteLine($"  {server.Url}{path} answers {(int)answer.StatusCode}");
        }
    }

    private Series Of(Func<Measurement, double> figure) => new([.. _turns.Select(figure)]);
}

/// <summary>Measures servers in turns, so that other load on the machine affects all of them.</summary>
internal static class Contest
{
    private const int MostWarmUps = 6;
    private const double StillFaster = 0.95;

    private static readonly TimeSpan WarmUpTurn = TimeSpan.FromSeconds(2);

    public static async Task Run(BenchmarkOptions options, IReadOnlyList<Contender> contenders, CancellationToken ct)
    {
        foreach (var one in contenders)
        {
            await one.Check(ct);
            await WarmUp(one, ct);
        }

        for (var round = 1; round <= options.Rounds; round++)
        {
            foreach (var one in contenders)
                await one.Advance(TimeSpan.FromSeconds(options.Seconds), ct);
            Console.WriteLine($"  round {round} of {options.Rounds}: {string.Join(", ", contenders.Select(one => one.LastTurn))}");
        }

        foreach (var one in contenders)
            await one.Check(ct);
    }

    // Tiered compilation makes requests faster for a while; the warm-up ends when they no longer get faster.
    private static async Task WarmUp(Contender one, CancellationToken ct)
    {
        var before = double.MaxValue;
        for (var turn = 0; turn < MostWarmUps; turn++)
        {
            var now = (await Wrk.Run(one.Server, one.Questions, WarmUpTurn, ct)).CpuMicroseconds;
            if (now > before * StillFaster)
                return;
            before = now;
        }
    }
}

/// <summary>One figure over several rounds.</summary>
internal sealed record Series(IReadOnlyList<double> Values)
{
    public double Min => Values.Min();

    public double Max => Values.Max();

    public double Median
    {
        get
        {
            var sorted = Values.Order().ToList();
            return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
        }
    }
}
