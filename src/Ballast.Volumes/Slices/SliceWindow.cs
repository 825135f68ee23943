using Ballast.Core;

namespace Ballast.Volumes;

/// <summary>Which values of a scan are shown from black to white.</summary>
public abstract record SliceWindow
{
    private SliceWindow()
    {
    }

    /// <summary>The source's own recommendation for knees: centre 600, width 1200.</summary>
    public static SliceWindow Knee { get; } = new Fixed(new IntensityWindow(600, 1200));

    /// <summary>The usual choice where a scan has no units: all but the lowest and highest half percent of the volume.</summary>
    public static SliceWindow Usual { get; } = new Percentiles(0.5, 99.5);

    /// <summary>One window for every volume.</summary>
    public sealed record Fixed : SliceWindow
    {
        /// <summary>Creates the choice.</summary>
        /// <param name="window">Centre and width, as DICOM's linear function takes them; the width is 1 or more.</param>
        /// <exception cref="BallastException">The window is none that DICOM allows.</exception>
        public Fixed(IntensityWindow window)
        {
            if (!GreyRamp.IsAllowed(window))
                throw new BallastException($"The window has the centre {window.Center:R} and the width {window.Width:R}, but a window needs finite numbers and a width of 1 or more.");
            Window = window;
        }

        /// <summary>Centre and width.</summary>
        public IntensityWindow Window { get; }
    }

    /// <summary>The window that the file asks for.</summary>
    /// <param name="Otherwise">What is taken where a file asks for none; default null, which refuses such a file.</param>
    public sealed record FromFile(SliceWindow? Otherwise = null) : SliceWindow;

    /// <summary>A window between two percentiles of all values of the volume, so that its slices stay comparable.</summary>
    public sealed record Percentiles : SliceWindow
    {
        /// <summary>Creates the choice.</summary>
        /// <param name="low">The percentile that is black, 0 or more.</param>
        /// <param name="high">The percentile that is white, above <paramref name="low"/>, at most 100.</param>
        /// <exception cref="BallastException">A percentile is out of range.</exception>
        public Percentiles(double low, double high)
        {
            if (!(low >= 0 && high > low && high <= 100))
                throw new BallastException($"The percentiles of the window are {low:R} and {high:R}, but they must rise and lie between 0 and 100, for example 0.5 and 99.5.");
            (Low, High) = (low, high);
        }

        /// <summary>The percentile that is black.</summary>
        public double Low { get; }

        /// <summary>The percentile that is white.</summary>
        public double High { get; }
    }

    /// <summary>The smallest to the largest value of each slice. Discouraged: the same tissue has another grey in each slice.</summary>
    /// <param name="Clip">A window whose ends the values are clipped to before; default null, none.</param>
    public sealed record EachSlice(IntensityWindow? Clip = null) : SliceWindow;
}
