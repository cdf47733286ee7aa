using static NewsApi.Commands.Demo.DemoNoise;

namespace NewsApi.Commands.Demo;

/// <summary>Scenes of buildings, sport and the night.</summary>
internal static class DemoPlaces
{
    /// <summary>A parliament with columns under a high sky.</summary>
    public static DemoCanvas Parliament()
    {
        var canvas = new DemoCanvas()
            .Sky(0, 620, 0x3E5F8A, 0x8FB0C6, 0xEFE3CC)
            .Glow(900, 480, 500, 0xFFF0D0, 0.6f);
        DemoShores.City(canvas, 560, 0x8093A6, 301, 0);
        canvas.Sky(620, 800, 0xCFC6B4, 0x8C8577)
            .Disc(600, 250, 96, 0xA9B7B2).Box(496, 250, 704, 300, 0xE8DFCB).Box(592, 120, 608, 166, 0xC9B98F).Disc(600, 114, 10, 0xD9B95A)
            .Fill(280, 268, 920, 352, (x, y) => Math.Abs(x - 600) < (y - 268) * 3.8f ? 1 : 0, (_, _) => 0xDED3BC)
            .Box(276, 350, 924, 380, 0xF2EADA).Box(300, 380, 900, 610, 0xB9AD97);
        for (var column = 0; column < 9; column++)
            for (var strip = 0; strip < 9; strip++)
                canvas.Box(
                    304 + column * 72 + strip * 4, 384, 308 + column * 72 + strip * 4, 606,
                    Tone.Between([0xC7BBA4, 0xFBF5E8, 0xE9DFCB, 0xA89C86], strip / 8f));
        for (var step = 0; step < 6; step++)
            canvas.Box(280 - step * 18, 606 + step * 12, 920 + step * 18, 618 + step * 12, Tone.Between([0xF0E7D6, 0xB5AA96], step / 5f));
        return canvas;
    }

    /// <summary>The mouth of a railway tunnel in the evening.</summary>
    public static DemoCanvas Tunnel() => new DemoCanvas()
        .Sky(0, 420, 0x2A3A5C, 0x74688C, 0xE7A981)
        .Below(Ridge(330, 250, 380, 311, 0.9f), 0x5B5570, 0x7C6C7C, 260)
        .Below(Ridge(420, 260, 520, 317, 0.7f), 0x3F4650, 0x2A3037, 420)
        .Disc(600, 520, 196, 0x9A917F).Box(404, 520, 796, 700, 0x9A917F)
        .Disc(600, 520, 162, 0x14161B).Box(438, 520, 762, 700, 0x14161B)
        .Glow(600, 600, 200, 0xFFC97A, 0.85f).Disc(600, 600, 15, 0xFFF3D0)
        .Sky(690, 800, 0x575049, 0x34302D)
        .Line(582, 640, 380, 800, 3, 0xD3C8B8, end: 14).Line(618, 640, 820, 800, 3, 0xD3C8B8, end: 14)
        .Fill(380, 690, 820, 800, (x, y) => Math.Abs(x - 600) < 20 + (y - 640) * 1.5f && Sleeper(y) ? 0.7f : 0, (_, _) => 0x6B4F39)
        .Box(330, 560, 338, 690, 0x24282C).Disc(334, 552, 15, 0x24282C).Disc(334, 552, 8, 0x6FE08A).Glow(334, 552, 60, 0x6FE08A, 0.5f);

    /// <summary>A stadium's running track from above its bend.</summary>
    public static DemoCanvas Track()
    {
        var canvas = new DemoCanvas().Sky(0, 800, 0x2F7A4C, 0x3F9358, 0x2B6E45)
            .Ring(200, 900, 430, 1_000, 0xB4472F);
        for (var lane = 0; lane <= 8; lane++)
            canvas.Ring(200, 900, 430 + lane * 70, 435 + lane * 70, 0xF6EEDF, 0.9f);
        for (var runner = 0; runner < 5; runner++)
        {
            var (turn, far) = (0.45f + runner * 0.16f, 465 + (runner * 2 + 1) % 7 * 70f);
            var (x, y) = (200 + far * MathF.Cos(turn), 900 - far * MathF.Sin(turn));
            canvas.Disc(x + 26, y + 16, 24, 0x5A2116, 0.45f)
                .Disc(x, y, 20, ((Tone[])[0xF5C542, 0x2E86C1, 0xFDFEFE, 0x8E44AD, 0x1ABC9C])[runner]).Disc(x, y, 10, 0x3B2A20);
        }

        return canvas.Glow(1100, 60, 700, 0xFFF3C8, 0.35f);
    }

    /// <summary>A ball above the net of a court.</summary>
    public static DemoCanvas Court()
    {
        var canvas = new DemoCanvas().Sky(0, 560, 0x1D2C4C, 0x345C8A, 0x6FA3C4).Glow(320, 120, 420, 0xFFF6DA, 0.5f)
            .Glow(900, 120, 420, 0xFFF6DA, 0.5f).Sky(560, 800, 0xE1934B, 0xB5662B)
            .Line(0, 690, 1200, 640, 8, 0xFFF5E6).Line(180, 800, 420, 560, 6, 0xFFF5E6).Line(1_020, 800, 900, 560, 6, 0xFFF5E6);
        for (var thread = 0; thread < 42; thread++)
            canvas.Line(thread * 30, 344, thread * 30, 520, 2, 0xC9D4DC);
        for (var thread = 0; thread < 7; thread++)
            canvas.Line(0, 346 + thread * 29, 1200, 346 + thread * 29, 2, 0xC9D4DC);
        return canvas.Box(0, 334, 1200, 350, 0xFFFFFF)
            .Disc(690, 220, 92, 0xF6F1E4).Ring(620, 300, 120, 126, 0x2E6DA4, 0.9f).Ring(790, 180, 96, 102, 0xE0A72E, 0.9f)
            .Ring(690, 220, 92, 190, 0x345C8A, 0).Disc(690, 220, 92, 0xFFFFFF, 0.06f).Glow(660, 190, 70, 0xFFFFFF, 0.6f);
    }

    /// <summary>An observatory under the stars.</summary>
    public static DemoCanvas Night()
    {
        var canvas = new DemoCanvas().Sky(0, 700, 0x070B1F, 0x141E44, 0x35406E, 0x6A5C80)
            .Fill(0, 0, 1200, 700, (x, y) => Milky(x, y), (_, _) => 0xB7B9E0);
        for (var star = 0; star < 900; star++)
            canvas.Disc(
                At(star, 331) * 1200, At(star, 337) * 640, 0.5f + 2.2f * MathF.Pow(At(star, 347), 6), 0xFFFFFF,
                0.35f + 0.6f * At(star, 349));
        return canvas.Glow(250, 170, 26, 0xBFD4FF, 0.9f).Glow(930, 90, 20, 0xFFE3C0, 0.9f)
            .Below(Ridge(650, 170, 420, 353, 0.8f), 0x1A2138, 0x0B0F1E, 220)
            .Box(720, 470, 900, 600, 0xC9CEDA).Disc(810, 470, 90, 0xE3E7EF).Box(720, 470, 900, 476, 0x9AA2B4)
            .Fill(780, 376, 852, 470, (x, y) => Math.Abs(x - 816 + (y - 470) * 0.12f) < 17 ? 1 : 0, (_, _) => 0x1B2036)
            .Box(795, 530, 825, 600, 0xFFC97A, 0.9f)
            .Below(Ridge(690, 110, 300, 359, 0.6f), 0x070A15, 0x04060D, 140);
    }

    /// <summary>A record and the waves of its sound.</summary>
    public static DemoCanvas Sound()
    {
        var canvas = new DemoCanvas().Sky(0, 800, 0xE9DCC6, 0xD9BE97, 0xB98A5E);
        for (var bar = 0; bar < 60; bar++)
        {
            var tall = 30 + 240 * MathF.Pow(Smooth(bar / 3f, 367), 2) * MathF.Sin(bar / 60f * MathF.PI);
            canvas.Box(bar * 20 + 4, 400 - tall, bar * 20 + 14, 400 + tall, 0x8C4A32, 0.35f);
        }

        canvas.Disc(620, 420, 316, 0x6B3A25, 0.25f).Disc(600, 400, 310, 0x1E1B1C);
        for (var groove = 0; groove < 22; groove++)
            canvas.Ring(600, 400, 126 + groove * 8, 127.5f + groove * 8, 0x5B5557, 0.6f);
        return canvas
            .Fill(290, 90, 910, 710, (x, y) => Shine(x - 600, y - 400), (_, _) => 0xD9D2CF)
            .Disc(600, 400, 104, 0xC4552D).Ring(600, 400, 78, 82, 0xF3DDB6).Disc(600, 400, 12, 0xF3DDB6)
            .Line(1_010, 150, 860, 330, 12, 0xA9A39A, end: 7).Line(860, 330, 790, 370, 16, 0x4A4542).Disc(1_010, 150, 34, 0x6E675F);
    }

    // Light on the grooves, in two opposite directions.
    private static float Shine(float x, float y)
    {
        var far = MathF.Sqrt(x * x + y * y);
        return far is < 120 or > 306 ? 0 : MathF.Pow(Math.Abs(MathF.Cos(MathF.Atan2(y, x) - 0.7f)), 18) * 0.5f;
    }

    private static float Milky(float x, float y)
    {
        var off = Math.Abs(y - 560 + x * 0.5f) / 190;
        return MathF.Exp(-off * off) * (0.06f + 0.3f * Smooth(x / 60 + y / 90, 373) * Smooth(x / 22 - y / 31, 379));
    }

    private static bool Sleeper(float y) => MathF.Sqrt(y - 640) * 2.2f % 1 < 0.42f;
}
