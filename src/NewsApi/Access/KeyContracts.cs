using FluentValidation;
using NewsApi.Http.Bodies;

namespace NewsApi.Access;

/// <summary>A new API key.</summary>
/// <param name="Name" example="Mobile app">The person or program that uses the key, 1 to 100 characters.</param>
/// <param name="Role">What the key may do.</param>
/// <param name="ExpiresAt">When the key expires; null if it never expires. Must lie in the future.</param>
public sealed record KeyRequest(string? Name, Role? Role, DateTimeOffset? ExpiresAt);

/// <summary>An API key without its secret.</summary>
/// <param name="Id">The key's id.</param>
/// <param name="Name">The person or program that uses the key.</param>
/// <param name="Prefix" example="na_4f9k2m7q">The first characters of the key, to identify it by.</param>
/// <param name="Role">What the key may do.</param>
/// <param name="CreatedAt">When the key was created.</param>
/// <param name="CreatedBy">
/// Who created the key: <c>key:{id}</c>, <c>jwt:{subject}</c>, or <c>start</c> (the first start of the program).
/// </param>
/// <param name="ExpiresAt">When the key expires; null if it never expires.</param>
/// <param name="LastUsedAt">When the key was last used, accurate to one minute; null if it was never used.</param>
/// <param name="RevokedAt">When the key was revoked; null if it was not revoked.</param>
/// <param name="PartnerId">The id of the partner that the key belongs to; null if it belongs to no partner.</param>
public sealed record KeyResponse(
    long Id,
    string Name,
    string Prefix,
    Role Role,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? RevokedAt,
    long? PartnerId)
{
    internal static KeyResponse From(ApiKey key) => new(
        key.Id, key.Name, key.Prefix, Enum.Parse<Role>(key.Role), key.CreatedAt, key.CreatedBy,
        key.ExpiresAt, key.LastUsedAt, key.RevokedAt, key.PartnerId);
}

/// <summary>A new key. Its secret is shown only in this answer.</summary>
/// <param name="Secret">The whole key, for <c>Authorization: Bearer</c>.</param>
/// <param name="Key">The key as it is stored, without the secret.</param>
public sealed record NewKeyResponse(string Secret, KeyResponse Key);

internal sealed class ApiKeyValidator : AbstractValidator<KeyRequest>
{
    public ApiKeyValidator(TimeProvider time)
    {
        RuleFor(key => key.Name).Filled().Line(100);
        RuleFor(key => key.Role).NotNull();
        RuleFor(key => key.ExpiresAt).Must(end => end is null || end > time.GetUtcNow())
            .WithErrorCode("not_in_future").WithMessage("Must lie in the future.");
    }
}
