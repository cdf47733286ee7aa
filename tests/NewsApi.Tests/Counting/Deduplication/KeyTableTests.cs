using CsCheck;
using NewsApi.Counting;
using NewsApi.Counting.Deduplication;

namespace NewsApi.Tests.Counting.Deduplication;

public class KeyTableTests
{
    private static readonly Gen<(int Mark, int Slot, bool Forget)[]> Story = Gen.Select(
        Gen.Int[0, 3_000], Gen.Int[0, 20], Gen.Int[0, 300]).Select((mark, slot, chance) => (mark, slot, chance == 0)).Array[0, 6_000];

    // Neighbours and far ones, and zero.
    private static long Mark(int number) => number % 3 == 0 ? number : HashedKey.Of(number);

    [Test]
    public void It_knows_what_a_dictionary_knows() => Story.Sample(
        story =>
        {
            var (table, model, slot, first) = (new KeyTable(), new Dictionary<long, (uint At, int Slot)>(), 1, 0);
            foreach (var (number, step, forget) in story)
            {
                slot += step == 20 ? 1 : 0;
                if (forget)
                {
                    first = table.FirstOfNewest(model.Count / 2, slot);
                    table.Forget(first);
                    foreach (var old in model.Where(one => one.Value.Slot < first).Select(one => one.Key).ToList())
                        model.Remove(old);
                }

                model[Mark(number)] = ((uint)step, slot);
                table.Put(Mark(number), (uint)step, slot);
            }

            return table.Count == model.Count && Enumerable.Range(0, 3_001).All(
                number => table.Find(Mark(number)) == (model.TryGetValue(Mark(number), out var known) ? known.At : null));
        },
        iter: 300);

    [Test]
    public void What_is_kept_is_the_newest_that_fits_and_always_the_slot_that_is_filled()
    {
        var table = new KeyTable();
        for (var slot = 1; slot <= 5; slot++)
            for (var number = 0; number < 10; number++)
                table.Put(HashedKey.Of(slot, number), 1, slot);
        Assert.That(
            new[] { table.FirstOfNewest(50, 5), table.FirstOfNewest(49, 5), table.FirstOfNewest(25, 5), table.FirstOfNewest(3, 5) }, Is.EqualTo(new[] { 1, 2, 4, 5 }));
        table.Forget(4);
        Assert.That(table.Count, Is.EqualTo(20));
    }
}
