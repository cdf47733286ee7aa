using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Http.Problems;

namespace NewsApi.Http.Answers;

/// <summary>The result of an operation: a value, or the problem to answer with.</summary>
internal sealed class Outcome<T> where T : class
{
    private Outcome(T? value, Problem? problem) => (Value, Problem) = (value, problem);

    public T? Value { get; }

    public Problem? Problem { get; }

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Problem problem) => new(null, problem);

    public bool Succeeded([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Problem? problem)
    {
        (value, problem) = (Value, Problem);
        return value is not null;
    }

    /// <summary>Runs the next step with the value; a problem is passed on.</summary>
    public Outcome<TNext> Then<TNext>(Func<T, Outcome<TNext>> next) where TNext : class =>
        Value is null ? Problem! : next(Value);

    /// <param name="show">Makes the response from the value.</param>
    public Results<VersionedOk<TShown>, Problem> ToOk<TShown>(Func<T, TShown> show) where TShown : IVersioned =>
        Value is null ? Problem! : new VersionedOk<TShown>(show(Value));

    /// <param name="path">The path of the new resource.</param>
    /// <param name="show">Makes the response from the value.</param>
    public Results<VersionedCreated<TShown>, Problem> ToCreated<TShown>(Func<T, string> path, Func<T, TShown> show)
        where TShown : IVersioned =>
        Value is null ? Problem! : new VersionedCreated<TShown>(path(Value), show(Value));

    public Results<NoContent, Problem> ToNoContent() => Value is null ? Problem! : TypedResults.NoContent();
}

internal static class Outcome
{
    /// <summary>The row, or a problem if the row does not exist or does not have the version that If-Match names.</summary>
    public static Outcome<T> Current<T>(T? row, int version, string what) where T : class, IVersioned =>
        row is null ? Problem.NotFound(what)
        : row.Version != version ? IfMatch.Stale(row.Version)
        : row;
}
