namespace NewsApi.Changes;

/// <summary>
/// Is told of every change in the log, this node's and other nodes', once and in the order of the log, from the start of the node on.
/// A room registers its own as a singleton. What has to survive a restart keeps its own position in the database.
/// </summary>
internal interface IChangeSubscriber
{
    /// <summary>
    /// Takes the next changes. It must return at once, since readers may wait for the feed: what takes time goes into a queue. When it
    /// throws, these changes are not given to it again.
    /// </summary>
    /// <param name="changes">By <see cref="Change.Seq"/> and <see cref="Change.Position"/>, with all changes of a write.</param>
    void Receive(IReadOnlyList<Change> changes);
}
