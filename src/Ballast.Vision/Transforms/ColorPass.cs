namespace Ballast.Vision;

/// <summary>Colour steps that one pass over the pixels does: a table of values, then at most one step that mixes channels.</summary>
internal struct ColorPass
{
    private ValueTable table;
    private bool hasTable, bars, mixesSaturation, mixesHsv;
    private double saturation;
    private HsvGains gains;

    /// <summary>Whether nothing is to be done.</summary>
    internal readonly bool IsEmpty => !hasTable && !Mixes;

    /// <summary>Whether channels are mixed, after which no table can be added.</summary>
    internal readonly bool Mixes => mixesSaturation || mixesHsv;

    /// <summary>Whether a geometric step that comes later may be done first.</summary>
    internal bool LetsGeometryPass
    {
        readonly get => !bars;
        set => bars = !value;
    }

    /// <summary>The table, of identity at first.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    internal ref ValueTable Table
    {
        get
        {
            if (!hasTable) table.Reset();
            hasTable = true;
            return ref table;
        }
    }

    internal void Saturate(double factor)
    {
        saturation = factor;
        mixesSaturation = true;
    }

    internal void ShiftHsv(double hue, double saturation, double value)
    {
        gains = new HsvGains(hue, saturation, value);
        mixesHsv = true;
    }

    /// <summary>Changes pixels; source and target may be the same, or apart.</summary>
    internal readonly void Run(ReadOnlySpan<byte> source, Span<byte> target)
    {
        if (hasTable)
        {
            TableKernel.Apply(source, target, table);
            source = target;
        }

        if (mixesSaturation) SaturationKernel.Apply(source, target, saturation);
        else if (mixesHsv) HsvKernel.Apply(source, target, gains);
    }
}
