using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;
using NewsApi.Http.Problems;

namespace NewsApi.Http.Bodies;

/// <summary>Runs the FluentValidation validator of every body that has one, and answers 422 with a JSON pointer to each error.</summary>
internal static class RequestBodyValidation
{
    public static TBuilder WithBodyValidation<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder
    {
        builder.AddEndpointFilterFactory((context, next) =>
        {
            var validated = context.MethodInfo.GetParameters()
                .Select((parameter, index) => (
                    index, Body: parameter.ParameterType, Type: typeof(IValidator<>).MakeGenericType(parameter.ParameterType)))
                .Where(pair => context.ApplicationServices.GetService(pair.Type) is not null)
                .Select(pair => (
                    pair.index, pair.Body, Validator: (IValidator)context.ApplicationServices.GetRequiredService(pair.Type)))
                .ToArray();
            return validated.Length == 0 ? next : invocation => Run(validated, next, invocation);
        });
        return builder;
    }

    /// <summary>
    /// FluentValidation's path (<c>Authors[0].Role</c>) as a JSON pointer (<c>/authors/0/role</c>); a pointer is not changed.
    /// </summary>
    public static string Pointer(string path) => path.StartsWith('/') ? path : "/" + string.Join('/', path
        .Replace("[", ".").Replace("]", "")
        .Split('.', StringSplitOptions.RemoveEmptyEntries)
        .Select(JsonNamingPolicy.CamelCase.ConvertName));

    /// <summary>Validates an object that a handler made, or a part of a body. Returns the problem, or null if it is valid.</summary>
    /// <param name="validator">The validator.</param>
    /// <param name="body">The object.</param>
    /// <param name="at">JSON pointer to the part of the body.</param>
    public static Problem? Refuse<T>(IValidator<T> validator, T body, string at = "") =>
        validator.Validate(body) is { IsValid: false } result
            ? Problem.Unprocessable([.. result.Errors.Select(error => Describe(error, at))])
            : null;

    private static async ValueTask<object?> Run(
        (int Index, Type Body, IValidator Validator)[] validated, EndpointFilterDelegate next, EndpointFilterInvocationContext invocation)
    {
        foreach (var (index, type, validator) in validated)
        {
            // Null is possible only for an optional body.
            if (invocation.Arguments[index] is not { } body)
                continue;
            var result = await validator.ValidateAsync(new ValidationContext<object>(body), invocation.HttpContext.RequestAborted);
            if (!result.IsValid)
                return Problem.Unprocessable(await RequestBodyChecks.Find(type, body, invocation.HttpContext));
        }

        return await next(invocation);
    }

    private static ProblemError Describe(ValidationFailure failure, string at = "") =>
        ProblemError.InBody(at + Pointer(failure.PropertyName), Code(failure.ErrorCode), failure.ErrorMessage);

    private static string Code(string validator) => validator switch
    {
        "NotNullValidator" or "NotEmptyValidator" => "required",
        "MaximumLengthValidator" => "too_long",
        "MinimumLengthValidator" or "LengthValidator" => "invalid_length",
        "EnumValidator" => "unknown_value",
        "InclusiveBetweenValidator" or "GreaterThanOrEqualValidator" or "GreaterThanValidator" or "LessThanOrEqualValidator" =>
            "out_of_range",
        _ => validator,
    };
}
