namespace NewsApi.Caching;

/// <summary>Feature of an internal request: takes the answer itself, for who makes another answer of it.</summary>
internal sealed class TakenAnswer
{
    /// <summary>The answer that was sent; null where it was none that can be kept, such as a problem.</summary>
    public Answer? Answer { get; private set; }

    public void Take(Answer answer) => Answer = answer;
}
