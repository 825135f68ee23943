using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Ballast.Resampling;

/// <summary>A kernel whose settings are numbers: the dot product itself, or exp(−gamma · squared distance).</summary>
internal readonly unsafe struct KernelForm
{
    private const int Width = KernelTile.PanelWidth;

    private readonly double gamma;

    private KernelForm(double gamma) => this.gamma = gamma;

    public static KernelForm Linear => new(double.NaN);

    public static KernelForm Rbf(double gamma) => new(gamma);

    /// <summary>The kernel of a point with itself.</summary>
    public double OfSelf(double square) => double.IsNaN(gamma) ? square : 1;

    /// <summary>Turns the dot products of one point with a panel into kernel values, in float32 as LIBSVM keeps them.</summary>
    /// <param name="dots">[16]</param>
    /// <param name="square">The squared length of the one point.</param>
    /// <param name="squares">The squared lengths of the panel's points, [16].</param>
    /// <param name="target">[16]</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(double* dots, double square, double* squares, float* target)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512.Narrow(Of(Vector512.Load(dots), square, Vector512.Load(squares)), Of(Vector512.Load(dots + 8), square, Vector512.Load(squares + 8))).Store(target);
            return;
        }

        for (int i = 0; i < Width; i += 8)
        {
            Vector256<double> first = Of(Vector256.Load(dots + i), square, Vector256.Load(squares + i));
            Vector256<double> second = Of(Vector256.Load(dots + i + 4), square, Vector256.Load(squares + i + 4));
            Vector256.Narrow(first, second).Store(target + i);
        }
    }

    /// <summary>Turns the dot products of one point with a panel into kernel values in place, in double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(double* dots, double square, double* squares)
    {
        for (int i = 0; i < Width; i += 4) Of(Vector256.Load(dots + i), square, Vector256.Load(squares + i)).Store(dots + i);
    }

    private Vector512<double> Of(Vector512<double> dots, double square, Vector512<double> squares) =>
        double.IsNaN(gamma) ? dots : Vector512.Exp(-gamma * (Vector512.Create(square) + squares - 2.0 * dots));

    private Vector256<double> Of(Vector256<double> dots, double square, Vector256<double> squares) =>
        double.IsNaN(gamma) ? dots : Vector256.Exp(-gamma * (Vector256.Create(square) + squares - 2.0 * dots));
}
