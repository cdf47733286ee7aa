using NewsApi.Json;
using NewsApi.Text.Names;

namespace NewsApi.Tests.Text.Names;

public class LocalisedTextTests
{
    [Test]
    public void A_name_out_of_the_stored_JSON_is_the_name_that_the_whole_text_would_pick()
    {
        string[] languages = ["en", "ru", "az-Latn", "hy"];
        Dictionary<string, string>[] texts =
        [
            [],
            new() { ["ru"] = "Мир" },
            new() { ["hy"] = "Աշխարհ", ["az-Latn"] = "Dünya \"\\/\n" },
            new() { ["ru"] = "Мир", ["en"] = "World", ["hy"] = "Աշխարհ", ["az-Latn"] = "𝒳" },
            new() { ["zz"] = "last", ["aa"] = "first" },
            new() { ["en"] = new string('Ə', 2_000) },
        ];
        foreach (var text in texts.Select(LocalisedText.From))
            foreach (var wanted in languages)
                foreach (var site in languages)
                    Assert.That(
                        LocalisedText.PickText(ApiJson.Write(text), wanted, site), Is.EqualTo(text.PickText(wanted, site)),
                        $"{wanted} {site} {text.Texts.Count}");
    }
}
