namespace NewsApi.Http.Problems;

/// <summary>Ends a request from where no result can be returned: while its parameters are bound.</summary>
internal sealed class ProblemException(Problem problem) : Exception(problem.Detail)
{
    public Problem Problem => problem;
}
