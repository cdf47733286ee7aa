namespace NewsApi.Http.OpenApi;

/// <summary>One property of hand-written JSON, as the OpenAPI document describes it.</summary>
/// <param name="Name">The name of the property in JSON.</param>
/// <param name="Type">The type of the value.</param>
/// <param name="Description">The meaning, unit and limits of the value.</param>
/// <param name="IsNullable">Whether the value may be null.</param>
/// <param name="IsRequired">Whether the property is always present.</param>
internal sealed record WrittenField(string Name, Type Type, string Description, bool IsNullable, bool IsRequired);

/// <summary>The fields of a contract whose JSON is written directly from rows, without an object of this type.</summary>
internal interface IWrittenContract
{
    IEnumerable<WrittenField> Fields { get; }
}

/// <summary>
/// A contract whose properties a request can select with <c>fields</c>. No property is required, because deserialisers refuse an answer
/// without a required property. The schema <c>Complete...</c> requires the properties that are always present without <c>fields</c>.
/// </summary>
internal interface IPartialContract : IWrittenContract;
