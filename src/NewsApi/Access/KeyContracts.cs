using FluentValidation;
using NewsApi.Http.Bodies;

namespace NewsApi.Access;

/// <summary>A new API key.</summary>
/// <param name="Name" example="Mobile app">Who or what uses it, 1 to 100 characters.</param>
/// <param name="Role">What it may do.</param>
/// <param name="ExpiresAt">When it stops working; null for never. Must lie in the future.</param>
public sealed record KeyRequest(string? Name, Role? Role, DateTimeOffset? ExpiresAt);

/// <summary>An API key without its secret.</summary>
/// <param name="Id">The key's id.</param>
/// <param name="Name">Who or what uses it.</param>
/// <param name="Prefix" example="na_4f9k2m7q">The first characters of the key, to identify it by.</param>
/// <param name="Role">What it may do.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CreatedBy">Who made it: <c>key:{id}</c>, <c>jwt:{subject}</c>, or <c>start</c>.</param>
/// <param name="ExpiresAt">When it stops working; null for never.</param>
/// <param name="LastUsedAt">When it was last used, accurate to one minute; null when never.</param>
/// <param name="RevokedAt">When it was revoked; null while it works.</param>
/// <param name="PartnerId">The partner that it belongs to; null for all other keys.</param>
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
