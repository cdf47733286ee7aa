namespace NewsApi.Tests.Support;

/// <summary>One thing that a request may ask for.</summary>
internal sealed record Choice<T>(string Name, Func<T, T> Add);

internal static class Choice
{
    /// <summary>Nothing, each alone, and every pair.</summary>
    public static IEnumerable<(int Count, Choice<T> Choice)> UpToTwo<T>(IReadOnlyList<Choice<T>> choices) =>
    [
        (0, new Choice<T>("no filter", filter => filter)),
        .. choices.Select(choice => (1, choice)),
        .. from first in choices
           from second in choices.SkipWhile(choice => choice != first)
           select (2, new Choice<T>($"{first.Name} and {second.Name}", filter => second.Add(first.Add(filter)))),
    ];
}
