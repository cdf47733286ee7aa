namespace NewsApi.Http.Problems;

/// <summary>Ends a request with a problem in code that can't return a result, such as parameter binding.</summary>
internal sealed class ProblemException(Problem problem) : Exception(problem.Detail)
{
    public Problem Problem => problem;
}
