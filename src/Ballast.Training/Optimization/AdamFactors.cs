namespace Ballast.Training;

/// <summary>The numbers of one step of Adam or AdamW.</summary>
internal readonly record struct AdamFactors
{
    public AdamFactors(double beta1, double beta2, double epsilon, (double Rate, long Step) at)
    {
        First = (float)(1 - beta1);
        Keep = (float)beta2;
        Second = (float)(1 - beta2);
        Epsilon = (float)epsilon;
        Rate = (float)(at.Rate / (1 - Math.Pow(beta1, at.Step)));
        Root = (float)(1 / Math.Sqrt(1 - Math.Pow(beta2, at.Step)));
    }

    /// <summary>The factor of the weights that is added to their gradient; 0 in AdamW.</summary>
    public float WeightDecay { get; init; }

    /// <summary>What the weights are multiplied by; 1 in Adam.</summary>
    public float Shrink { get; init; } = 1;

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
