namespace Ballast.Vision;

/// <summary>A projective map of the plane: (x, y) goes to ((Xx x + Xy y + X1) / w, (Yx x + Yy y + Y1) / w) with w = Wx x + Wy y + W1. Pixel (i, j) is the square from (i, j) to (i + 1, j + 1).</summary>
internal readonly record struct Homography(double Xx, double Xy, double X1, double Yx, double Yy, double Y1, double Wx, double Wy, double W1)
{
    internal static Homography Identity => new(1, 0, 0, 0, 1, 0, 0, 0, 1);

    /// <summary>Whether straight lines stay parallel, so that no division is needed.</summary>
    internal bool IsAffine => Wx == 0 && Wy == 0;

    internal static Homography Affine((double X, double Y, double One) x, (double X, double Y, double One) y) => new(x.X, x.Y, x.One, y.X, y.Y, y.One, 0, 0, 1);

    /// <summary>The linear map about a centre.</summary>
    internal static Homography About((double X, double Y) center, (double X, double Y) x, (double X, double Y) y) =>
        Affine((x.X, x.Y, center.X - x.X * center.X - x.Y * center.Y), (y.X, y.Y, center.Y - y.X * center.X - y.Y * center.Y));

    /// <summary>The map of the unit square to a quadrangle of corners (0,0), (1,0), (1,1), (0,1).</summary>
    /// <remarks>Heckbert 1989, "Fundamentals of texture mapping and image warping", section 2.2.3.</remarks>
    internal static Homography OfUnitSquare(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double dx1 = x[1] - x[2], dx2 = x[3] - x[2], dx3 = x[0] - x[1] + x[2] - x[3];
        double dy1 = y[1] - y[2], dy2 = y[3] - y[2], dy3 = y[0] - y[1] + y[2] - y[3];
        double determinant = dx1 * dy2 - dx2 * dy1;
        double wx = (dx3 * dy2 - dx2 * dy3) / determinant, wy = (dx1 * dy3 - dx3 * dy1) / determinant;
        return new(
            x[1] - x[0] + wx * x[1], x[3] - x[0] + wy * x[3], x[0],
            y[1] - y[0] + wx * y[1], y[3] - y[0] + wy * y[3], y[0],
            wx, wy, 1);
    }

    /// <summary>This map after another.</summary>
    internal Homography After(Homography first) => new(
        Xx * first.Xx + Xy * first.Yx + X1 * first.Wx, Xx * first.Xy + Xy * first.Yy + X1 * first.Wy, Xx * first.X1 + Xy * first.Y1 + X1 * first.W1,
        Yx * first.Xx + Yy * first.Yx + Y1 * first.Wx, Yx * first.Xy + Yy * first.Yy + Y1 * first.Wy, Yx * first.X1 + Yy * first.Y1 + Y1 * first.W1,
        Wx * first.Xx + Wy * first.Yx + W1 * first.Wx, Wx * first.Xy + Wy * first.Yy + W1 * first.Wy, Wx * first.X1 + Wy * first.Y1 + W1 * first.W1);

    /// <summary>The map back; the scale of an affine map stays 1.</summary>
    internal Homography Inverse()
    {
        double a = Yy * W1 - Y1 * Wy, b = X1 * Wy - Xy * W1, c = Xy * Y1 - X1 * Yy;
        double d = Y1 * Wx - Yx * W1, e = Xx * W1 - X1 * Wx, f = X1 * Yx - Xx * Y1;
        double g = Yx * Wy - Yy * Wx, h = Xy * Wx - Xx * Wy, i = Xx * Yy - Xy * Yx;
        double scale = 1 / i;
        return IsAffine ? new(a * scale, b * scale, c * scale, d * scale, e * scale, f * scale, 0, 0, 1) : new(a * scale, b * scale, c * scale, d * scale, e * scale, f * scale, g * scale, h * scale, 1);
    }

    internal (double X, double Y) Of(double x, double y)
    {
        double w = Wx * x + Wy * y + W1;
        return ((Xx * x + Xy * y + X1) / w, (Yx * x + Yy * y + Y1) / w);
    }
}
