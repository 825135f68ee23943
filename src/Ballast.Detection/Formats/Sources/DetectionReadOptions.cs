namespace Ballast.Detection;

/// <summary>How a detection dataset is read.</summary>
public sealed record DetectionReadOptions
{
    /// <summary>What is done with symbolic links; default those that stay within the folder are followed.</summary>
    public SymbolicLinks Links { get; init; }

    /// <summary>How many threads read files; default one a processor. The result does not depend on it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int Threads
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Threads));
            field = value;
        }
    }

    = Environment.ProcessorCount;
}
