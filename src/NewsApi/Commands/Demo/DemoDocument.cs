using System.Globalization;
using System.Text;

namespace NewsApi.Commands.Demo;

/// <summary>A PDF of one line for the library of the demo site.</summary>
internal static class DemoDocument
{
    public static byte[] Make()
    {
        var (text, places) = (new StringBuilder("%PDF-1.4\n"), new List<int>());
        const string Line = "BT /F1 18 Tf 72 720 Td (The Mtredi bridge opens on Monday.) Tj ET";
        string[] objects =
        [
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            $"<</Length {Line.Length}>>stream\n{Line}\nendstream", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ];
        foreach (var (number, one) in objects.Index())
        {
            places.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{number + 1} 0 obj{one}endobj\n");
        }

        var start = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            text.Append(CultureInfo.InvariantCulture, $"{place:d10} 00000 n \n");
        text.Append(CultureInfo.InvariantCulture, $"trailer<</Size {places.Count + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
