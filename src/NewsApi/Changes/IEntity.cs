using NewsApi.Http.Answers;

namespace NewsApi.Changes;

/// <summary>A row with the id that the change log names.</summary>
internal interface IEntity : IVersioned
{
    long Id { get; }
}
