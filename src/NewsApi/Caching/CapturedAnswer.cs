namespace NewsApi.Caching;

/// <summary>Feature of an internal request: receives the answer object, so that the caller can make another answer of it.</summary>
internal sealed class CapturedAnswer
{
    /// <summary>The answer that was sent; null if the request ended otherwise, such as with a problem.</summary>
    public Answer? Answer { get; private set; }

    public void Take(Answer answer) => Answer = answer;
}
