namespace NewsApi.Http.OpenApi;

/// <summary>One property of hand-written JSON, as the OpenAPI document describes it.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Type">The type of its value.</param>
/// <param name="Description">Its meaning, unit and limits.</param>
/// <param name="IsNullable">Whether its value may be null.</param>
/// <param name="IsRequired">Whether it is always present.</param>
internal sealed record WrittenField(string Name, Type Type, string Description, bool IsNullable, bool IsRequired);

/// <summary>The fields of a contract whose JSON is written directly from rows, without an object of this type.</summary>
internal interface IWrittenContract
{
    IEnumerable<WrittenField> Fields { get; }
}

/// <summary>
/// A contract of which a request can select properties, with <c>fields</c>. None of them is required, because deserialisers refuse an
/// answer without a required property. The schema <c>Complete...</c> names those that are always present without <c>fields</c>.
/// </summary>
internal interface IPartialContract : IWrittenContract;
