namespace Ballast.Metrics;

/// <summary>When the estimation of class shares stops.</summary>
public sealed record PriorEstimationOptions
{
    /// <summary>The largest change of a share in one round that counts as none; above 0, default 10⁻⁸.</summary>
    public double Tolerance
    {
        get;
        init => field = value is > 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Tolerance), value, "The tolerance is above 0 and below 1.");
    } = 1e-8;

    /// <summary>The most rounds; 1 or more, default 1000.</summary>
    public int MostRounds
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(MostRounds), value, "At least one round is needed.");
    } = 1000;
}
