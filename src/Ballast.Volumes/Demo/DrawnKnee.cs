using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Volumes;

/// <summary>A knee that is drawn instead of scanned, for demonstrations and tests where real scans may not be given away.</summary>
/// <remarks>
/// Coronal slices, roughly as in proton-density MR images: bright fat, grey marrow, dark cortex and menisci, noise. A tear is a bright streak in a dark
/// patch; it changes only pixels whose centre lies in its box. Values lie between 0 and about 1200. The drawing depends on the options alone, and each
/// slice can be drawn by itself. It is no model of disease: use it to check that a dataset is put together well, never to judge a detector.
/// </remarks>
public sealed class DrawnKnee : IVolumeSource
{
    private readonly DrawnKneeOptions options;
    private readonly KneeAnatomy anatomy;
    private readonly ILookup<int, DrawnTear> tears;

    /// <summary>Prepares the drawing.</summary>
    /// <param name="options">Name, seed, size, tears; default one volume of 36 slices without a tear.</param>
    /// <exception cref="BallastException">A tear lies in a slice that is not there, or its box is no finite box.</exception>
    public DrawnKnee(DrawnKneeOptions? options = null)
    {
        this.options = options ?? new DrawnKneeOptions();
        foreach (DrawnTear tear in this.options.Tears)
        {
            if (tear.Slice < 0 || tear.Slice >= this.options.Slices)
                throw new BallastException($"The drawn volume '{Name}' has {Slices} slices, so there is no slice {tear.Slice} for a tear. Choose a slice from 0 to {Slices - 1}.");
            if (!double.IsFinite(tear.X + tear.Y + tear.Width + tear.Height))
                throw new BallastException($"The box of a tear in slice {tear.Slice} of the drawn volume '{Name}' is not finite. Give its edges in pixels.");
        }

        tears = this.options.Tears.ToLookup(tear => tear.Slice);
        anatomy = new KneeAnatomy(this.options.Seed, this.options.Name);
    }

    /// <inheritdoc/>
    public string Name => options.Name;

    /// <inheritdoc/>
    public int Slices => options.Slices;

    /// <inheritdoc/>
    public int WidthPixels => options.WidthPixels;

    /// <inheritdoc/>
    public int HeightPixels => options.HeightPixels;

    /// <summary>Centre 600, width 1200.</summary>
    public IntensityWindow? Window => new IntensityWindow(600, 1200);

    /// <inheritdoc/>
    public bool IsInverted => false;

    /// <summary>The tears that are drawn.</summary>
    public ImmutableArray<DrawnTear> Tears => options.Tears;

    /// <inheritdoc/>
    public SliceIdentity Identity(int index)
    {
        SliceArguments.CheckIndex(this, index);
        return new SliceIdentity(index, null);
    }

    /// <inheritdoc/>
    public void ReadSlice(int index, Span<float> values)
    {
        SliceArguments.Check(this, index, values.Length);
        double depth = Slices == 1 ? 0 : 2.0 * index / (Slices - 1) - 1;
        using var canvas = new KneeCanvas(WidthPixels, HeightPixels);
        KneePainter.Paint(canvas, anatomy.At(depth));
        canvas.Smooth();
        canvas.Smooth();
        int number = 0;
        foreach (DrawnTear tear in tears[index]) TearPainter.Paint(canvas, tear, new ItemRandom(anatomy.Key, (ulong)index, (ulong)(++number)));
        canvas.Finish(values, new ItemRandom(anatomy.Key, (ulong)index), options.StoredAs);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
