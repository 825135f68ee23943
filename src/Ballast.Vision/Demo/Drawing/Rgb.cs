namespace Ballast.Vision;

/// <summary>A colour in display values, each channel 0 … 1.</summary>
internal readonly record struct Rgb(float Red, float Green, float Blue)
{
    public static Rgb FromHsv(double hueDegrees, double saturation, double value)
    {
        return new Rgb(Channel(5), Channel(3), Channel(1));

        float Channel(double offset)
        {
            double k = (offset + hueDegrees / 60) % 6;
            return (float)(value * (1 - saturation * Math.Clamp(Math.Min(k, 4 - k), 0, 1)));
        }
    }

    public Rgb Towards(Rgb other, double share) => new(
        Red + (float)share * (other.Red - Red),
        Green + (float)share * (other.Green - Green),
        Blue + (float)share * (other.Blue - Blue));

    public Rgb Times(double factor) => new((float)(Red * factor), (float)(Green * factor), (float)(Blue * factor));
}
