namespace Ballast.Volumes;

/// <summary>Decodes the lines of a JPEG-LS scan (ITU-T T.87, annex A).</summary>
internal ref struct JpegLsScan
{
    // How many bits tell a run's length, by how long runs have been (A.2.1).
    private static readonly byte[] RunBits = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15];

    private readonly JpegLsPreset preset;
    private readonly JpegLsContexts contexts;
    private readonly int width;
    private JpegLsBits bits;
    private int runIndex;

    internal JpegLsScan(ReadOnlySpan<byte> bytes, int at, JpegLsPreset preset, int width)
    {
        this.preset = preset;
        this.width = width;
        contexts = new JpegLsContexts(preset);
        bits = new JpegLsBits(bytes, at);
    }

    internal readonly int Position => bits.Position;

    /// <summary>Decodes a line of one component.</summary>
    /// <param name="above">The line above: one sample to the left, the line, one to the right.</param>
    /// <param name="line">Takes the line, with the same margins.</param>
    /// <param name="run">How long runs of this component have been.</param>
    internal void Line(int[] above, int[] line, ref int run)
    {
        runIndex = run;
        Margins(above, line, 1);
        for (int x = 1; x <= width;)
        {
            int context = Context(above, line, x, 1);
            if (context == int.MaxValue) x = Run(above, line, x, 1);
            else line[x] = Regular(above, line, x++, (1, context));
        }

        run = runIndex;
    }

    /// <summary>Decodes a line of pixels whose components stand side by side.</summary>
    internal void Pixels(int[] above, int[] line, int components)
    {
        Margins(above, line, components);
        Span<int> found = stackalloc int[components];
        for (int x = 1; x <= width;)
        {
            bool runs = true;
            for (int c = 0; c < components; c++)
            {
                found[c] = Context(above, line, x * components + c, components);
                runs &= found[c] == int.MaxValue;
            }

            if (runs)
            {
                x = Run(above, line, x, components);
                continue;
            }

            // A flat component beside others that are not has the context of no gradient.
            for (int c = 0; c < components; c++) line[x * components + c] = Regular(above, line, x * components + c, (components, found[c] == int.MaxValue ? 0 : found[c]));
            x++;
        }
    }

    private readonly void Margins(int[] above, int[] line, int step)
    {
        for (int c = 0; c < step; c++)
        {
            above[(width + 1) * step + c] = above[width * step + c];
            line[c] = above[step + c];
        }
    }

    /// <summary>The context of a sample, negative where it is mirrored; the largest number where the surroundings are flat.</summary>
    private readonly int Context(int[] above, int[] line, int at, int step)
    {
        int left = line[at - step], up = above[at], corner = above[at - step], right = above[at + step];
        int first = right - up, second = up - corner, third = corner - left, near = preset.Near;
        if (Math.Abs(first) <= near && Math.Abs(second) <= near && Math.Abs(third) <= near) return int.MaxValue;
        return 81 * Level(first) + 9 * Level(second) + Level(third);
    }

    private readonly int Level(int gradient)
    {
        int size = Math.Abs(gradient);
        int level = size <= preset.Near ? 0 : size < preset.First ? 1 : size < preset.Second ? 2 : size < preset.Third ? 3 : 4;
        return gradient < 0 ? -level : level;
    }

    private int Regular(int[] above, int[] line, int at, (int Step, int Signed) context)
    {
        int left = line[at - context.Step], up = above[at], corner = above[at - context.Step];
        int predicted = corner >= Math.Max(left, up) ? Math.Min(left, up) : corner <= Math.Min(left, up) ? Math.Max(left, up) : left + up - corner;
        int sign = context.Signed < 0 ? -1 : 1, number = Math.Abs(context.Signed);
        predicted = Math.Clamp(predicted + sign * contexts.Correction(number), 0, preset.MostValue);
        return Restored(predicted, sign * contexts.Error(ref bits, number));
    }

    private int Run(int[] above, int[] line, int x, int step)
    {
        int start = x;
        while (x <= width && bits.Take(1) == 1)
        {
            int length = 1 << RunBits[runIndex];
            if (length <= width + 1 - x && runIndex < 31) runIndex++;
            x += Math.Min(length, width + 1 - x);
        }

        bool isWhole = x > width;
        if (!isWhole)
        {
            x += bits.Take(RunBits[runIndex]);
            if (x > width) throw JpegMarkers.Broken("a run is longer than its line");
        }

        for (int at = start * step; at < x * step; at++) line[at] = line[at - step];
        if (isWhole) return x;
        for (int at = x * step; at < (x + 1) * step; at++)
        {
            int left = line[at - step], up = above[at];
            bool alike = step == 1 && Math.Abs(left - up) <= preset.Near;
            int error = contexts.RunError(ref bits, alike ? 1 : 0, RunBits[runIndex]);
            line[at] = alike ? Restored(left, error) : Restored(up, left > up ? -error : error);
        }

        if (runIndex > 0) runIndex--;
        return x + 1;
    }

    private readonly int Restored(int predicted, int error)
    {
        int value = predicted + error * preset.Step, round = preset.Range * preset.Step;
        if (value < -preset.Near) value += round;
        else if (value > preset.MostValue + preset.Near) value -= round;
        return Math.Clamp(value, 0, preset.MostValue);
    }
}
