namespace NewsApi.Changes;

/// <summary>
/// Receives each change of the log once and in order, from the start of this node on. The changes of all nodes are included. Each feature
/// registers its own singleton. A subscriber that must not miss changes during a restart stores its own position in the database.
/// </summary>
internal interface IChangeSubscriber
{
    /// <summary>
    /// Receives the next changes. It must return at once, because readers may wait for the feed: put slow work into a queue. If it
    /// throws, it does not receive these changes again.
    /// </summary>
    /// <param name="changes">All changes of one or more writes, by <see cref="Change.Seq"/> and <see cref="Change.Position"/>.</param>
    void Receive(IReadOnlyList<Change> changes);
}
