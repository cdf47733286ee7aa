using static NewsApi.Commands.Demo.DemoNoise;

namespace NewsApi.Commands.Demo;

/// <summary>Scenes of mountains, hills and weather.</summary>
internal static class DemoLandscapes
{
    /// <summary>A river between hills that get paler with the distance.</summary>
    public static DemoCanvas River() => new DemoCanvas()
        .Sky(0, 520, 0x7FA8C9, 0xC9DCE3, 0xF6E9D2)
        .Glow(820, 300, 420, 0xFFF3D6, 0.8f)
        .Below(Ridge(430, 190, 420, 3, 0.8f), 0x9DB4C4, 0xC3D0D3, 300)
        .Below(Ridge(470, 150, 330, 11, 0.6f), 0x7C9AA6, 0xA9BDB9, 260)
        .Below(Ridge(520, 120, 260, 23), 0x5C8078, 0x8AA58C, 240)
        .Water(540, 0x6E97AC, 0.35f)
        .Below(x => 560 + MathF.Pow(Math.Abs(x - 700) / 700, 1.6f) * -90 + Ridge(170, 40, 150, 31)(x), 0x47694F, 0x2A4A38, 260)
        .Fill(0, 560, 1200, 800, (x, y) => Bend(x, y, 30 + (y - 560) * 1.1f), (_, y) => Tone.Between([0xBFD3D6, 0x5E8CA4], (y - 560) / 240))
        .Below(x => 790 - 120 * MathF.Exp(-(x - 60) * (x - 60) / 60_000) + Ridge(0, 26, 60, 41)(x), 0x20382B, 0x14261D, 160);

    /// <summary>A glacier above a lake.</summary>
    public static DemoCanvas Glacier() => new DemoCanvas()
        .Sky(0, 520, 0x2F5C8C, 0x7FB2D3, 0xDDEEF2)
        .Below(Ridge(470, 360, 380, 57, 1), 0xE9F2F7, 0x8CB0CB, 330)
        .Below(Ridge(520, 220, 300, 63, 1), 0xCFE2EE, 0x6E99BC, 300)
        .Fill(
            430, 250, 830, 540, (x, y) => Stream(x, y),
            (x, y) => Tone.Between([0xFFFFFF, 0xBFE0EE, 0x8CC4DC], (y - 250) / 290 + 0.3f * Smooth(x / 9, 5)))
        .Below(Ridge(570, 130, 240, 71, 0.9f), 0x35536B, 0x22394C, 200)
        .Water(575, 0x3F7F9C, 0.42f)
        .Below(x => 800 - 70 * Smooth(x / 130, 77) - 30 * Smooth(x / 31, 78), 0x1F2E38, 0x121C23, 90);

    /// <summary>A pass in falling snow, with a road and its posts.</summary>
    public static DemoCanvas Snow()
    {
        var canvas = new DemoCanvas()
            .Sky(0, 560, 0x8797A8, 0xB9C5CF, 0xE3E8EB)
            .Below(Ridge(440, 300, 360, 83, 1), 0xC6D1DA, 0xDDE4E8, 260)
            .Below(Ridge(520, 210, 300, 89, 0.9f), 0xA7B6C3, 0xE1E8EC, 240)
            .Below(Ridge(600, 110, 420, 97, 0.3f), 0xF4F7F9, 0xD9E2E8, 220)
            .Fill(
                0, 560, 1200, 800, (x, y) => Bend(x, y, 14 + (y - 560) * 0.62f),
                (_, y) => Tone.Between([0x9AA7B2, 0x5F6C78], (y - 560) / 240));
        for (var post = 0; post < 7; post++)
        {
            var (y, size) = (580 + post * post * 6f, 16 + post * 9f);
            canvas.Line(Middle(y) + 30 + (y - 560) * 0.5f, y, Middle(y) + 30 + (y - 560) * 0.5f, y - size, 2 + post, 0xC8502F);
        }

        for (var flake = 0; flake < 900; flake++)
            canvas.Disc(At(flake, 1) * 1200, At(flake, 2) * 800, 0.8f + 3.2f * MathF.Pow(At(flake, 3), 3), 0xFFFFFF, 0.75f);
        return canvas;
    }

    /// <summary>A road through autumn hills, and a bus on it.</summary>
    public static DemoCanvas Road() => new DemoCanvas()
        .Sky(0, 480, 0x5E88B4, 0xAAC7D6, 0xF8E3BD)
        .Disc(250, 210, 46, 0xFFF6DC)
        .Glow(250, 210, 330, 0xFFE9B8, 0.7f)
        .Below(Ridge(430, 170, 420, 103, 0.7f), 0x8B9BB0, 0xB9B7AE, 240)
        .Below(Ridge(500, 130, 340, 109, 0.4f), 0xB98A52, 0xC9A565, 200)
        .Below(Ridge(590, 110, 460, 113, 0.2f), 0xA9642F, 0x8C5426, 200)
        .Fill(0, 520, 1200, 800, (x, y) => Bend(x, y, 10 + (y - 520) * 0.5f), (_, y) => Tone.Between([0xD8CBB4, 0x8F8778], (y - 520) / 280))
        .Box(566, 590, 676, 650, 0xE9EEF0).Box(566, 626, 676, 634, 0x2F6C9C)
        .Box(574, 598, 594, 618, 0x35505F).Box(600, 598, 620, 618, 0x35505F).Box(626, 598, 646, 618, 0x35505F)
        .Box(652, 598, 672, 618, 0x35505F)
        .Disc(588, 652, 10, 0x23282B).Disc(654, 652, 10, 0x23282B)
        .Below(x => 800 - 60 * Smooth(x / 70, 127) * (0.3f + Math.Abs(x - 600) / 600), 0x5B3517, 0x3B220F, 90);

    /// <summary>Two villages on two slopes and the channel between them.</summary>
    public static DemoCanvas Spring()
    {
        var canvas = new DemoCanvas()
            .Sky(0, 460, 0x6FA6C8, 0xBCD9DE, 0xF3EFD8)
            .Below(Ridge(400, 180, 400, 131, 0.8f), 0x8FAAB4, 0xB4C5BB, 220)
            .Below(x => 700 - 0.33f * x - 40 * Smooth(x / 180, 137), 0x8FAE5C, 0x5B8140, 320)
            .Below(x => 320 + 0.3f * x - 40 * Smooth(x / 160, 139), 0x7C9F52, 0x4A7038, 320);
        for (var house = 0; house < 26; house++)
        {
            var left = house % 2 == 0;
            var x = (left ? 40 : 720) + At(house, 141) * 400;
            var y = (left ? 470 + 0.27f * x : 690 - 0.13f * x) + At(house, 149) * 90;
            canvas.Box(x, y, x + 34, y + 24, house % 3 == 0 ? 0xF2E7D3 : 0xE6D5BB).Box(x + 13, y + 10, x + 20, y + 24, 0x6B4A35)
                .Fill(x - 5, y - 18, x + 39, y + 1, (px, py) => Math.Abs(px - x - 17) < (py - y + 18) * 1.15f ? 1 : 0, (_, _) => 0xA8492F);
        }

        return canvas.Fill(
            0, 420, 1200, 800, (x, y) => Bend(x, y, 4 + (y - 420) * 0.16f),
            (_, y) => Tone.Between([0xCFE8EE, 0x4E9DBD], (y - 420) / 380));
    }

    /// <summary>A field of wheat in the evening.</summary>
    public static DemoCanvas Field()
    {
        var canvas = new DemoCanvas()
            .Sky(0, 430, 0x4F6D9A, 0xE2A46F, 0xFBD99A)
            .Disc(880, 400, 62, 0xFFF0C4)
            .Glow(880, 400, 460, 0xFFDFA0, 0.75f)
            .Below(Ridge(440, 60, 380, 151, 0.3f), 0x8A6A55, 0xB98A52, 90)
            .Sky(430, 800, 0xE3B05A, 0xC4862F, 0x7C4E1B);
        for (var stalk = 0; stalk < 1_500; stalk++)
        {
            var near = MathF.Sqrt(stalk / 1_500f);
            var (x, y) = (At(stalk, 157) * 1200, 440 + near * 380);
            var (tall, lean) = (10 + 120 * near * near, (At(stalk, 163) - 0.3f) * 40 * near);
            canvas.Line(x, y, x + lean, y - tall, 0.8f + 2 * near, Tone.Between([0xE9C475, 0xB07A2C], At(stalk, 167)))
                .Line(x + lean, y - tall, x + lean * 1.3f, y - tall * 1.22f, 1.5f + 6 * near, 0xF3D58B, end: 1);
        }

        return canvas;
    }

    private static float Middle(float y) => 600 + MathF.Sin((y - 400) / 105) * (y - 470) * 0.5f;

    private static float Bend(float x, float y, float wide) => Math.Clamp(wide / 2 - Math.Abs(x - Middle(y)) + 0.5f, 0, 1);

    // A tongue of ice that gets wider downwards.
    private static float Stream(float x, float y) =>
        Math.Clamp((40 + (y - 250) * 0.42f - Math.Abs(x - 620 + 34 * MathF.Sin(y / 46))) / 6, 0, 1) * Math.Clamp((y - 250) / 60, 0, 1);
}
