namespace NewsApi.Http.OpenApi;

/// <summary>One property of JSON that is written by hand, as the OpenAPI document shows it.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Type">The type of its value.</param>
/// <param name="Description">What it says, its unit and its limits.</param>
/// <param name="IsNullable">Whether its value may be null.</param>
/// <param name="IsRequired">Whether it is always there.</param>
internal sealed record WrittenField(string Name, Type Type, string Description, bool IsNullable, bool IsRequired);

/// <summary>A contract that is never made as an object: its JSON is written straight from rows. It only says which fields that JSON has.</summary>
internal interface IWrittenContract
{
    IEnumerable<WrittenField> Fields { get; }
}
