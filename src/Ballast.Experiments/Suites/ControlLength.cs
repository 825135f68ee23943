namespace Ballast.Experiments;

/// <summary>When a control trains for as long as a technique.</summary>
internal static class ControlLength
{
    /// <summary>ADASYN and rounding miss their counts by a little; a tenth more or less is taken for as many.</summary>
    private const double Tolerance = 0.1;

    /// <summary>Whether an epoch has about as many images as one of a control.</summary>
    public static bool IsAbout(int images, int control) => Math.Abs(images - control) <= Tolerance * control;

    /// <summary>The place of the control whose epoch is closest to one of so many images; −1 when none is about as long.</summary>
    public static int Closest(int images, ReadOnlySpan<int> controls)
    {
        int closest = -1;
        for (int i = 0; i < controls.Length; i++)
            if (IsAbout(images, controls[i]) && (closest < 0 || Math.Abs(images - controls[i]) < Math.Abs(images - controls[closest])))
                closest = i;
        return closest;
    }
}
