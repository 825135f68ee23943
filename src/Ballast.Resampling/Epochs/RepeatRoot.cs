namespace Ballast.Resampling;

/// <summary>How the repeat factor of a class grows as the class gets rarer.</summary>
public enum RepeatRoot
{
    /// <summary>√(t / f), as in LVIS.</summary>
    SquareRoot,

    /// <summary>t / f, which lifts every class below the threshold up to it.</summary>
    None,
}
