using FluentValidation;
using NewsApi.Http.Problems;

namespace NewsApi.Http.Bodies;

/// <summary>Finds references in a body to rows that do not exist. It runs only for a body that is refused for another reason.</summary>
internal interface IReferenceCheck<in T>
{
    /// <param name="body">The body.</param>
    /// <param name="wrong">Pointers to values with known errors; no further error is reported for them.</param>
    /// <param name="context">The request; its path may name the resource that the body replaces.</param>
    Task<IReadOnlyList<ProblemError>> Find(T body, IReadOnlyCollection<string> wrong, HttpContext context);
}

/// <summary>Checks the values and the references of a body that was read.</summary>
internal static class RequestBodyChecks
{
    /// <summary>The errors in the values of a body and, if its type has a reference check, in its references.</summary>
    /// <param name="type">The type that the body was read as.</param>
    /// <param name="body">The body.</param>
    /// <param name="context">The request.</param>
    public static Task<IReadOnlyList<ProblemError>> Find(Type type, object body, HttpContext context) =>
        ((Check)Activator.CreateInstance(typeof(Of<>).MakeGenericType(type))!).Find(body, context);

    private abstract class Check
    {
        public abstract Task<IReadOnlyList<ProblemError>> Find(object body, HttpContext context);
    }

    private sealed class Of<T> : Check
    {
        public override async Task<IReadOnlyList<ProblemError>> Find(object body, HttpContext context)
        {
            var services = context.RequestServices;
            var values = services.GetService<IValidator<T>>() is { } validator
                    && RequestBodyValidation.Refuse(validator, (T)body) is { } refused
                ? refused.Errors
                : [];
            return services.GetService<IReferenceCheck<T>>() is { } references
                ? [.. values, .. await references.Find((T)body, [.. values.Select(error => error.Pointer!)], context)]
                : values;
        }
    }
}
