using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract;

/// <summary>Tests that run Node tools on <c>openapi.yaml</c>, each in a folder of its own.</summary>
public abstract class NodeFixture
{
    protected static string Document { get; } = SourceTree.File("openapi.yaml");

    /// <summary>A new folder in which scripts find the tools.</summary>
    protected string Folder { get; private set; } = "";

    [SetUp]
    public void NeedTools() => Folder = NodeTools.Folder();

    [TearDown]
    public void DeleteFolder()
    {
        if (Folder.Length > 0)
            Directory.Delete(Folder, recursive: true);
    }
}
