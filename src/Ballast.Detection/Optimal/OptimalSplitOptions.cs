namespace Ballast.Detection;

/// <summary>How long and from where an optimal split is searched.</summary>
public sealed record OptimalSplitOptions
{
    /// <summary>The seed of the search; default 42.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>The effort, in the solver's deterministic seconds (about seconds of one core): the same effort ends at the same split on every machine. Default 10.</summary>
    public double Effort
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The effort is more than 0.");
    } = 10;
}
