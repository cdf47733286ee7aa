using System.Reflection;
using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;

namespace NewsApi.Http;

/// <summary>Runs the FluentValidation validator of every body that has one, and answers 422 with a pointer to each fault.</summary>
internal static class BodyValidation
{
    public static TBuilder WithBodyValidation<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder
    {
        builder.AddEndpointFilterFactory((context, next) =>
        {
            var validated = context.MethodInfo.GetParameters()
                .Select((parameter, index) => Body.Find(parameter, index, context.ApplicationServices))
                .OfType<Body>()
                .ToArray();
            return validated.Length == 0 ? next : invocation => Run(validated, next, invocation);
        });
        return builder;
    }

    /// <summary>FluentValidation's path (<c>Authors[0].Role</c>) as a JSON pointer (<c>/authors/0/role</c>); a pointer stays what it is.</summary>
    public static string Pointer(string path) => path.StartsWith('/') ? path : "/" + string.Join('/', path
        .Replace("[", ".").Replace("]", "")
        .Split('.', StringSplitOptions.RemoveEmptyEntries)
        .Select(JsonNamingPolicy.CamelCase.ConvertName));

    private static async ValueTask<object?> Run(
        Body[] validated, EndpointFilterDelegate next, EndpointFilterInvocationContext invocation)
    {
        foreach (var (index, isOptional, validator) in validated)
        {
            if (invocation.Arguments[index] is not { } body)
            {
                if (isOptional)
                    continue;
                return new Problem(StatusCodes.Status400BadRequest, "body_required", "The body must be a JSON object.", ProblemError.InBody("", "required", "There is no object."));
            }

            var result = await validator.ValidateAsync(new ValidationContext<object>(body), invocation.HttpContext.RequestAborted);
            if (!result.IsValid)
                return Problem.Unprocessable([.. result.Errors.Select(Describe)]);
        }

        return await next(invocation);
    }

    private static ProblemError Describe(ValidationFailure failure) =>
        ProblemError.InBody(Pointer(failure.PropertyName), Code(failure.ErrorCode), failure.ErrorMessage);

    private static string Code(string validator) => validator switch
    {
        "NotNullValidator" or "NotEmptyValidator" => "required",
        "MaximumLengthValidator" => "too_long",
        "MinimumLengthValidator" or "LengthValidator" => "invalid_length",
        "EnumValidator" => "unknown_value",
        "InclusiveBetweenValidator" or "GreaterThanOrEqualValidator" or "GreaterThanValidator" or "LessThanOrEqualValidator" => "out_of_range",
        _ => validator,
    };

    /// <summary>An argument of a handler that has a validator.</summary>
    private sealed record Body(int Index, bool IsOptional, IValidator Validator)
    {
        public static Body? Find(ParameterInfo parameter, int index, IServiceProvider services) =>
            services.GetService(typeof(IValidator<>).MakeGenericType(parameter.ParameterType)) is IValidator validator
                ? new Body(index, new NullabilityInfoContext().Create(parameter).ReadState == NullabilityState.Nullable, validator)
                : null;
    }
}
