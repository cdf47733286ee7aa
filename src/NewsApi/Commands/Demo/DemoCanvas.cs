using NetVips;
using NewsApi.Media.Images;

namespace NewsApi.Commands.Demo;

/// <summary>A picture that the program paints from back to front, so that the demo site needs no pictures by other people.</summary>
internal sealed class DemoCanvas
{
    public const int Width = 1_200, Height = 800;

    private const int Bands = 3;

    private readonly float[] _pixels = new float[Width * Height * Bands];

    /// <summary>Computes how far a shape covers a pixel.</summary>
    /// <returns>How far the pixel is covered, 0 to 1.</returns>
    public delegate float Coverage(float x, float y);

    /// <summary>Colours that change from one to the next between two heights.</summary>
    public DemoCanvas Sky(float from, float to, params Tone[] tones)
    {
        for (var y = (int)from; y < to; y++)
        {
            var tone = Tone.Between(tones, (y - from) / (to - from));
            for (var x = 0; x < Width; x++)
                Set(x, y, tone);
        }

        return this;
    }

    /// <summary>A light that gets weaker with the distance.</summary>
    public DemoCanvas Glow(float x, float y, float radius, Tone tone, float strength)
    {
        var (left, right) = (Math.Max(0, (int)(x - radius)), Math.Min(Width, (int)(x + radius) + 1));
        for (var py = Math.Max(0, (int)(y - radius)); py < Math.Min(Height, y + radius); py++)
            for (var px = left; px < right; px++)
            {
                var far = (px - x) * (px - x) + (py - y) * (py - y);
                if (far >= radius * radius)
                    continue;
                var light = 1 - MathF.Sqrt(far) / radius;
                Blend(px, py, tone, light * light * strength);
            }

        return this;
    }

    public DemoCanvas Disc(float x, float y, float radius, Tone tone, float opacity = 1) => Ring(x, y, 0, radius, tone, opacity);

    public DemoCanvas Ring(float x, float y, float inner, float outer, Tone tone, float opacity = 1)
    {
        var (left, right) = (Math.Max(0, (int)(x - outer)), Math.Min(Width, (int)(x + outer) + 2));
        var (hole, edge) = ((inner - 1) * (inner - 1), (outer + 1) * (outer + 1));
        for (var py = Math.Max(0, (int)(y - outer)); py < Math.Min(Height, y + outer + 1); py++)
            for (var px = left; px < right; px++)
            {
                var far = (px - x) * (px - x) + (py - y) * (py - y);
                if (far > edge || inner > 1 && far < hole)
                    continue;
                var distance = MathF.Sqrt(far);
                Blend(px, py, tone, Inside(outer - distance) * (inner > 0 ? Inside(distance - inner) : 1) * opacity);
            }

        return this;
    }

    public DemoCanvas Box(float x0, float y0, float x1, float y1, Tone tone, float opacity = 1)
    {
        for (var y = Math.Max(0, (int)y0 - 1); y < Math.Min(Height, y1 + 1); y++)
        {
            var share = Inside(Math.Min(y - y0, y1 - y)) * opacity;
            for (var x = Math.Max(0, (int)x0 - 1); share > 0 && x < Math.Min(Width, x1 + 1); x++)
                Blend(x, y, tone, x > x0 && x < x1 - 1 ? share : Inside(Math.Min(x - x0, x1 - x)) * share);
        }

        return this;
    }

    /// <summary>A line that may get thinner to its end.</summary>
    public DemoCanvas Line(float x0, float y0, float x1, float y1, float thickness, Tone tone, float end = -1)
    {
        var (dx, dy, last) = (x1 - x0, y1 - y0, end < 0 ? thickness : end);
        return Fill(
            Math.Min(x0, x1) - thickness, Math.Min(y0, y1) - thickness, Math.Max(x0, x1) + thickness, Math.Max(y0, y1) + thickness,
            (x, y) =>
            {
                var along = Math.Clamp(((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy), 0, 1);
                return Inside((thickness + (last - thickness) * along) / 2 - Distance(x - x0 - along * dx, y - y0 - along * dy));
            },
            (_, _) => tone);
    }

    /// <summary>Fills everything below an edge, such as the ridge of a mountain.</summary>
    /// <param name="edge">The edge as a function: the y coordinate for each x coordinate.</param>
    /// <param name="top">The colour at the highest place of the edge.</param>
    /// <param name="bottom">The colour <paramref name="depth"/> pixels below that place.</param>
    /// <param name="depth">The height in pixels over which the colour changes; by default the height of the picture.</param>
    public DemoCanvas Below(Func<float, float> edge, Tone top, Tone bottom, float depth = Height)
    {
        var edges = new float[Width];
        for (var x = 0; x < Width; x++)
            edges[x] = edge(x) - 0.5f;
        var highest = edges.Min();
        for (var y = Math.Max(0, (int)highest); y < Height; y++)
        {
            var tone = Tone.Between([top, bottom], (y - highest) / depth);
            for (var x = 0; x < Width; x++)
            {
                var under = y - edges[x];
                if (under >= 1)
                    Set(x, y, tone);
                else if (under > 0)
                    Blend(x, y, tone, under);
            }
        }

        return this;
    }

    /// <summary>A shape of any form.</summary>
    public DemoCanvas Fill(float x0, float y0, float x1, float y1, Coverage coverage, Func<float, float, Tone> tone)
    {
        var (left, right) = (Math.Clamp((int)x0, 0, Width), Math.Clamp((int)MathF.Ceiling(x1), 0, Width));
        for (var y = Math.Clamp((int)y0, 0, Height); y < Math.Clamp((int)MathF.Ceiling(y1), 0, Height); y++)
            for (var x = left; x < right; x++)
                if (coverage(x, y) is > 0 and var share)
                    Blend(x, y, tone(x, y), Math.Min(1, share));
        return this;
    }

    /// <summary>Still water: a mirror image of the picture above it, moved by small waves and mixed with the water's colour.</summary>
    /// <param name="from">The height of the shore.</param>
    /// <param name="tint">The colour of the water.</param>
    /// <param name="depth">How much of the colour is the water's own, 0 to 1.</param>
    public DemoCanvas Water(int from, Tone tint, float depth)
    {
        var moved = new float[Width];
        for (var y = from; y < Height; y++)
        {
            var near = (y - from) / (float)(Height - from);
            var wave = (DemoNoise.Smooth(y * (0.9f - 0.6f * near), 91) - 0.5f) * (4 + 46 * near);
            var source = Math.Clamp(from - 1 - (int)((y - from) * 0.9f), 0, from - 1);
            var own = depth + 0.15f * near;
            if ((y - from) % 3 == 0)
                for (var x = 0; x < Width; x++)
                    moved[x] = 0.4f + DemoNoise.Smooth(x / 90f, y / 3);
            for (var x = 0; x < Width; x++)
            {
                var at = At(Math.Clamp(x + (int)(wave * moved[x]), 0, Width - 1), source);
                var to = At(x, y);
                _pixels[to] = _pixels[at] + (tint.Red - _pixels[at]) * own;
                _pixels[to + 1] = _pixels[at + 1] + (tint.Green - _pixels[at + 1]) * own;
                _pixels[to + 2] = _pixels[at + 2] + (tint.Blue - _pixels[at + 2]) * own;
            }
        }

        return this;
    }

    /// <summary>Returns the picture as JPEG, with a grain that hides steps in slow changes of colour.</summary>
    public byte[] ToJpeg()
    {
        var bytes = new byte[_pixels.Length];
        for (var at = 0; at < bytes.Length; at += Bands)
        {
            var grain = DemoNoise.Grain[at % DemoNoise.Grain.Length];
            for (var band = at; band < at + Bands; band++)
                bytes[band] = (byte)Math.Clamp(_pixels[band] + grain, 0, 255);
        }

        Vips.Start();
        using var image = Image.NewFromMemory(bytes, Width, Height, Bands, Enums.BandFormat.Uchar);
        return image.Copy(interpretation: Enums.Interpretation.Srgb).JpegsaveBuffer(q: 84);
    }

    private static float Inside(float distance) => Math.Clamp(distance + 0.5f, 0, 1);

    private static float Distance(float x, float y) => MathF.Sqrt(x * x + y * y);

    private static int At(int x, int y) => (y * Width + x) * Bands;

    private void Blend(int x, int y, Tone tone, float share)
    {
        var at = At(x, y);
        _pixels[at] += (tone.Red - _pixels[at]) * share;
        _pixels[at + 1] += (tone.Green - _pixels[at + 1]) * share;
        _pixels[at + 2] += (tone.Blue - _pixels[at + 2]) * share;
    }

    private void Set(int x, int y, Tone tone)
    {
        var at = At(x, y);
        (_pixels[at], _pixels[at + 1], _pixels[at + 2]) = (tone.Red, tone.Green, tone.Blue);
    }
}

/// <summary>A colour.</summary>
internal readonly record struct Tone(float Red, float Green, float Blue)
{
    /// <param name="rgb">Such as 0xFFD9A0.</param>
    public static implicit operator Tone(int rgb) => new((rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255);

    /// <summary>Returns the colour at a place from 0 to 1 of a gradient whose tones are at equal distances.</summary>
    public static Tone Between(ReadOnlySpan<Tone> tones, float place)
    {
        var at = Math.Clamp(place, 0, 1) * (tones.Length - 1);
        var first = Math.Min((int)at, tones.Length - 2);
        var (a, b, share) = (tones[first], tones[first + 1], at - first);
        return new Tone(a.Red + (b.Red - a.Red) * share, a.Green + (b.Green - a.Green) * share, a.Blue + (b.Blue - a.Blue) * share);
    }
}
