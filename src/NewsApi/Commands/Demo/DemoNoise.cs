namespace NewsApi.Commands.Demo;

/// <summary>Numbers that look random but are the same on each run, for the outlines and the grain of <see cref="DemoCanvas"/>.</summary>
internal static class DemoNoise
{
    /// <summary>Small differences of brightness between pixels.</summary>
    public static float[] Grain { get; } = [.. Enumerable.Range(0, 65_521).Select(pixel => At(pixel, 7) * 3 - 1)];

    /// <summary>A number from 0 to 1 for each pair of numbers.</summary>
    public static float At(int place, int seed)
    {
        var hash = unchecked((uint)place * 374_761_393u + (uint)seed * 668_265_263u);
        hash = unchecked((hash ^ (hash >> 13)) * 1_274_126_177u);
        return (hash ^ (hash >> 16)) / (float)uint.MaxValue;
    }

    /// <summary>Like <see cref="At"/>, but without jumps from one whole number to the next.</summary>
    public static float Smooth(float place, int seed)
    {
        var first = (int)MathF.Floor(place);
        var share = place - first;
        var (left, right) = (At(first, seed), At(first + 1, seed));
        return left + (right - left) * share * share * (3 - 2 * share);
    }

    /// <summary>The outline of mountains or hills.</summary>
    /// <param name="height">The height of the lowest valley, in pixels from the top.</param>
    /// <param name="rise">The greatest height of a peak above that valley, in pixels.</param>
    /// <param name="wide">The width of a mountain.</param>
    /// <param name="seed">Each seed gives another outline.</param>
    /// <param name="rough">How rough the outline is: 0 for hills, 1 for rock.</param>
    public static Func<float, float> Ridge(float height, float rise, float wide, int seed, float rough = 0.5f) => x =>
    {
        var (sum, share, size, all) = (0f, 1f, wide, 0f);
        for (var octave = 0; octave < 6; octave++)
        {
            sum += Smooth(x / size, seed + octave) * share;
            all += share;
            (share, size) = (share * (0.25f + 0.3f * rough), size / 2.1f);
        }

        return height - rise * sum / all;
    };
}
