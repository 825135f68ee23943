namespace Ballast.Training;

/// <summary>The numbers of one step of Adam.</summary>
internal readonly record struct AdamFactors
{
    public AdamFactors(AdamSettings settings, double rate, long step)
    {
        WeightDecay = (float)settings.WeightDecay;
        First = (float)(1 - settings.Beta1);
        Keep = (float)settings.Beta2;
        Second = (float)(1 - settings.Beta2);
        Epsilon = (float)settings.Epsilon;
        Rate = (float)(rate / (1 - Math.Pow(settings.Beta1, step)));
        Root = (float)(1 / Math.Sqrt(1 - Math.Pow(settings.Beta2, step)));
    }

    public float WeightDecay { get; }

    /// <summary>1 − β₁</summary>
    public float First { get; }

    /// <summary>β₂</summary>
    public float Keep { get; }

    /// <summary>1 − β₂</summary>
    public float Second { get; }

    public float Epsilon { get; }

    /// <summary>The learning rate with the bias of the first moment corrected.</summary>
    public float Rate { get; }

    /// <summary>The correction of the second moment's root.</summary>
    public float Root { get; }
}
