namespace NewsApi.Http.Idempotency;

internal static class IdempotencyRoutes
{
    /// <summary>Lets every POST of the group take an Idempotency-Key.</summary>
    public static TBuilder WithIdempotencyKeys<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder
    {
        builder.Finally(endpoint =>
        {
            if (endpoint.Metadata.OfType<IHttpMethodMetadata>().Any(methods => methods.HttpMethods.Contains(HttpMethods.Post)))
                endpoint.Metadata.Add(new TakesIdempotencyKey());
        });
        return builder;
    }
}

/// <summary>Endpoint metadata: the operation takes an Idempotency-Key.</summary>
internal sealed record TakesIdempotencyKey;

/// <summary>Endpoint metadata: the answer holds a secret, so it is never stored.</summary>
internal sealed record AnswersWithSecret;
