using static NewsApi.Commands.Demo.DemoNoise;

namespace NewsApi.Commands.Demo;

/// <summary>Scenes by the water.</summary>
internal static class DemoShores
{
    /// <summary>A bridge of three arches at dusk.</summary>
    public static DemoCanvas Bridge()
    {
        var canvas = new DemoCanvas()
            .Sky(0, 540, 0x27315C, 0x7A5A8E, 0xF0A27A, 0xFBD3A0)
            .Glow(240, 500, 420, 0xFFE0B0, 0.7f)
            .Below(Ridge(500, 130, 420, 201, 0.6f), 0x6A5480, 0xB07F8E, 160);
        City(canvas, 400, 0x3B3156, 211, 0.5f);
        return canvas.Sky(436, 560, 0x9A6F86, 0xC88F8C)
            .Fill(
                0, 420, 1200, 560, (x, y) => IsBridge(x, y), (_, y) => Tone.Between([0x453A5C, 0x2C2644], (y - 420) / 140))
            .Water(556, 0x3A4474, 0.3f);
    }

    /// <summary>Cranes of a harbour in the morning, and a ship.</summary>
    public static DemoCanvas Harbour()
    {
        var canvas = new DemoCanvas()
            .Sky(0, 530, 0x456F93, 0x9DBECB, 0xF5DDBF)
            .Disc(330, 380, 44, 0xFFF4DC)
            .Glow(330, 380, 360, 0xFFE8C4, 0.75f)
            .Below(Ridge(520, 80, 420, 223, 0.6f), 0x8AA0AE, 0xB4BDBD, 120);
        for (var crane = 0; crane < 4; crane++)
        {
            var (x, tall, tone) = (560 + crane * 160f, 210 - crane * 22f, Tone.Between([0x24404F, 0x5D7785], crane / 3f));
            canvas.Line(x, 530, x + 16, 530 - tall, 9, tone).Line(x + 66, 530, x + 50, 530 - tall, 9, tone)
                .Line(x - 110, 520 - tall, x + 130, 545 - tall, 9, tone).Line(x + 33, 490 - tall, x - 100, 522 - tall, 4, tone)
                .Line(x + 33, 490 - tall, x + 120, 542 - tall, 4, tone).Line(x + 33, 560 - tall, x + 33, 490 - tall, 6, tone)
                .Line(x - 80, 525 - tall, x - 80, 600 - tall, 2, tone);
        }

        canvas.Box(500, 512, 1200, 532, 0x3F5561);
        for (var box = 0; box < 22; box++)
            canvas.Box(
                130 + box % 11 * 32, 452 + box / 11 * 24, 160 + box % 11 * 32, 474 + box / 11 * 24,
                ((Tone[])[0xB4553A, 0x3E7A8C, 0xC9973F, 0x5F6F5A])[(int)(At(box, 227) * 4)]);
        return canvas.Fill(80, 498, 520, 536, (x, y) => x > 84 + (y - 498) * 0.9f && x < 512 - (y - 498) * 0.4f ? 1 : 0, (_, _) => 0x7C2F2A)
            .Box(96, 420, 126, 500, 0xE9E5DC).Box(102, 430, 120, 440, 0x35505F)
            .Water(532, 0x4F7C93, 0.34f);
    }

    /// <summary>Islands before the setting sun.</summary>
    public static DemoCanvas Islands() => new DemoCanvas()
        .Sky(0, 500, 0x2C3E6B, 0x9A5E86, 0xF08A66, 0xFFD08A)
        .Disc(620, 430, 74, 0xFFE9B0)
        .Glow(620, 430, 520, 0xFFC98A, 0.7f)
        .Fill(0, 300, 1200, 502, (x, y) => Island(x, y, 150, 260, 90), (_, _) => 0x7A4B6E)
        .Fill(0, 300, 1200, 502, (x, y) => Island(x, y, 980, 330, 130), (_, _) => 0x5C3A5E)
        .Fill(0, 300, 1200, 502, (x, y) => Island(x, y, 430, 160, 60), (_, _) => 0x4A2F52)
        .Water(500, 0x4B3A66, 0.28f)
        .Line(840, 640, 840, 560, 3, 0x241A30)
        .Fill(840, 560, 900, 632, (x, y) => x - 842 < (y - 560) * 0.75f ? 1 : 0, (_, _) => 0xF4D9C0)
        .Fill(800, 636, 900, 660, (x, y) => x > 804 + (y - 636) * 0.8f && x < 896 - (y - 636) * 0.8f ? 1 : 0, (_, _) => 0x241A30);

    /// <summary>Wind turbines on a cape.</summary>
    public static DemoCanvas Wind()
    {
        var canvas = new DemoCanvas()
            .Sky(0, 560, 0x5B9BC7, 0xAFD4DF, 0xF9EFD6)
            .Glow(960, 240, 380, 0xFFF6DF, 0.8f)
            .Water(560, 0x3E86A6, 0.55f)
            .Below(
                x => 560 + x * 0.16f - 130 * MathF.Exp(-(x - 200) * (x - 200) / 90_000) - 20 * Smooth(x / 70, 233),
                0x7E9A5A, 0x3F5F3B, 260);
        for (var turbine = 0; turbine < 5; turbine++)
        {
            var (x, y, size) = (110 + turbine * 190f, 520 + turbine * 28f, 1 - turbine * 0.13f);
            var (top, turn) = (y - 330 * size, turbine * 0.7f);
            canvas.Line(x, y, x, top, 13 * size, 0xF4F6F5, end: 5 * size);
            for (var blade = 0; blade < 3; blade++)
                canvas.Line(
                    x, top, x + 135 * size * MathF.Sin(turn + blade * MathF.Tau / 3),
                    top - 135 * size * MathF.Cos(turn + blade * MathF.Tau / 3),
                    11 * size, 0xFFFFFF, end: 2);
            canvas.Disc(x, top, 9 * size, 0xE3E8E8);
        }

        return canvas;
    }

    /// <summary>The open sea, and a ship far away.</summary>
    public static DemoCanvas Sea()
    {
        var canvas = new DemoCanvas().Sky(0, 330, 0x6F93AC, 0xC7D6D8, 0xEFE6D2).Glow(700, 300, 420, 0xFFF8E6, 0.7f)
            .Box(760, 300, 900, 324, 0x4B5560).Box(770, 282, 800, 302, 0xDDE0DC).Box(806, 290, 890, 302, 0xA85B3E);
        for (var wave = 0; wave < 16; wave++)
        {
            var (near, seed) = (wave / 15f, 241 + wave);
            var (height, wide, tall) = (322 + near * near * 440, 40 + near * 260, 6 + near * 60);
            canvas.Below(
                x => height - tall * MathF.Pow(Smooth(x / wide, seed), 1.5f), Tone.Between([0x9DB9C2, 0x5C93A6, 0x2B6D86], near),
                Tone.Between([0x7FA3B0, 0x2F6F88, 0x0F3F55], near), 40 + near * 180);
        }

        return canvas;
    }

    /// <summary>Paper boats on a pond.</summary>
    public static DemoCanvas Boats()
    {
        var canvas = new DemoCanvas().Sky(0, 800, 0x2E8C9A, 0x4FB3B0, 0x8AD0BE);
        for (var ring = 0; ring < 36; ring++)
            canvas.Ring(At(ring % 6, 251) * 1200, 140 + At(ring % 6, 257) * 560, 20 + ring / 6 * 34, 23 + ring / 6 * 34, 0xD9F2E6, 0.25f);
        for (var boat = 0; boat < 5; boat++)
        {
            var (x, y, size) = (150 + boat * 215f, 330 + 190 * At(boat, 263) + (boat % 2) * 110, 60 + 30 * At(boat, 269));
            var tone = ((Tone[])[0xFFF7EA, 0xF6C667, 0xF08A66, 0xFFF7EA, 0xF2E4FF])[boat];
            canvas.Fill(
                    x - size, y - size, x + size, y,
                    (px, py) => Math.Abs(px - x) < (py - y + size) * 0.55f ? 1 : 0,
                    (px, _) => px < x ? tone : Tone.Between([tone, 0x7A8C90], 0.25f))
                .Fill(
                    x - 2 * size, y - size * 0.35f, x + 2 * size, y + size * 0.6f,
                    (px, py) => Math.Abs(px - x) < 1.55f * size - (py - y + size * 0.35f) * 0.9f
                        && py > y - size * 0.35f + Math.Max(0, size - Math.Abs(px - x)) * 0.35f ? 1 : 0,
                    (_, py) => Tone.Between([tone, 0x8FA3A0], (py - y) / size));
        }

        return canvas;
    }

    /// <summary>Houses in front of a sky, with lit windows.</summary>
    /// <param name="canvas">The picture.</param>
    /// <param name="ground">The y coordinate of the ground on which the houses stand.</param>
    /// <param name="tone">The colour of the houses.</param>
    /// <param name="seed">Each seed gives another town.</param>
    /// <param name="lit">How many windows are lit, 0 to 1.</param>
    public static void City(DemoCanvas canvas, float ground, Tone tone, int seed, float lit)
    {
        for (var (x, house) = (0f, 0); x < DemoCanvas.Width; house++)
        {
            var (wide, tall) = (34 + At(house, seed) * 60, 40 + MathF.Pow(At(house, seed + 1), 2) * 150);
            canvas.Box(x, ground - tall, x + wide, ground + 60, Tone.Between([tone, 0x000000], 0.25f * At(house, seed + 2)));
            for (var window = 0; window < (int)(wide / 14) * (int)(tall / 18); window++)
                if (At(window + house * 97, seed + 3) < lit)
                {
                    var (wx, wy) = (x + 5 + window % (int)(wide / 14) * 14, ground - tall + 8 + window / (int)(wide / 14) * 18);
                    canvas.Box(wx, wy, wx + 6, wy + 8, 0xFFD58A, 0.85f);
                }

            x += wide + 2;
        }
    }

    private static float IsBridge(float x, float y)
    {
        var across = (x + 200) % 400 - 200;
        return y < 446 ? 1 : 1 - Math.Clamp(120 - MathF.Sqrt(across * across * 0.55f + (y - 560) * (y - 560) * 1.3f) + 0.5f, 0, 1);
    }

    private static float Island(float x, float y, float middle, float wide, float tall)
    {
        var rise = MathF.Max(0, 1 - MathF.Pow(Math.Abs(x - middle) / wide, 1.7f)) * (0.75f + 0.5f * Smooth(x / 24, (int)middle));
        return Math.Clamp(y - 500 + tall * rise + 0.5f, 0, 1);
    }
}
