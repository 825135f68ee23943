using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>One line of a label file, its numbers still shares of the image.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Label">The class.</param>
/// <param name="Numbers">Four of a box (centre x, centre y, width, height), or pairs of a polygon.</param>
internal readonly record struct YoloObject(int Line, int Label, double[] Numbers)
{
    internal bool IsPolygon => Numbers.Length > 4;

    internal Annotation In(int widthPixels, int heightPixels)
    {
        if (!IsPolygon)
        {
            double width = Numbers[2] * widthPixels, height = Numbers[3] * heightPixels;
            return new Annotation(Label, new PixelBox(Numbers[0] * widthPixels - width / 2, Numbers[1] * heightPixels - height / 2, width, height));
        }

        double[] pixels = new double[Numbers.Length];
        for (int i = 0; i < pixels.Length; i++) pixels[i] = Numbers[i] * (i % 2 == 0 ? widthPixels : heightPixels);
        var polygon = Hull.Points(pixels);
        return new Annotation(Label, Hull.Of(polygon)) { Polygon = polygon };
    }
}
