using CsCheck;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Articles.Editing.Walk;

/// <summary>What somebody on the walk does.</summary>
internal enum DeedKind
{
    Create,
    Put,
    Patch,
    RestoreRevision,
    Discard,
    Submit,
    Return,
    Publish,
    Schedule,
    Unschedule,
    Unpublish,
    Trash,
    Restore,
    Wait,
}

/// <summary>One step of a walk. Numbers choose among what there is when it is taken.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Person">Who does it.</param>
/// <param name="Article">To which article.</param>
/// <param name="Choice">How.</param>
internal sealed record EditorialAction(DeedKind Kind, int Person, int Article, int Choice)
{
    // Edits and publications are most of a newsroom's day.
    private static readonly Gen<DeedKind> Kinds = Gen.Frequency(
        (2, Gen.Const(DeedKind.Create)), (4, Gen.Const(DeedKind.Put)), (4, Gen.Const(DeedKind.Patch)),
        (2, Gen.Const(DeedKind.RestoreRevision)),
        (2, Gen.Const(DeedKind.Discard)), (3, Gen.Const(DeedKind.Submit)), (2, Gen.Const(DeedKind.Return)),
        (5, Gen.Const(DeedKind.Publish)),
        (4, Gen.Const(DeedKind.Schedule)), (2, Gen.Const(DeedKind.Unschedule)), (3, Gen.Const(DeedKind.Unpublish)),
        (2, Gen.Const(DeedKind.Trash)),
        (3, Gen.Const(DeedKind.Restore)), (3, Gen.Const(DeedKind.Wait)));

    public static Gen<EditorialAction[]> Walk(int length) =>
        Gen.Select(
            Kinds, Gen.Int[0, 9], Gen.Int[0, 999], Gen.Int[0, 999],
            (kind, person, article, choice) => new EditorialAction(kind, person, article, choice)).Array[length];

    /// <summary>A walk of this length: the same in each run, or a random one (see <see cref="SameCases"/>).</summary>
    public static EditorialAction[] Some(int length)
    {
        EditorialAction[] walk = [];
        Walk(length).Same().Sample(one => walk = one, iter: 1, threads: 1);
        return walk;
    }
}
