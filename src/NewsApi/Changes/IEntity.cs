using NewsApi.Http.Answers;

namespace NewsApi.Changes;

/// <summary>A row with an id, by which the change log refers to it.</summary>
internal interface IEntity : IVersioned
{
    long Id { get; }
}
