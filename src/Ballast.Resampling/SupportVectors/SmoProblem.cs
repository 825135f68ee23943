namespace Ballast.Resampling;

/// <summary>
/// min ½ αᵀQα + pᵀα with yᵀα fixed and 0 ≤ α ≤ bound, Q = y yᵀ K: what support vector classification and the one-class machine both come to.
/// </summary>
internal sealed record SmoProblem
{
    public required KernelPoints Points { get; init; }

    /// <summary>y: 1 or −1 a point.</summary>
    public required double[] Signs { get; init; }

    /// <summary>The starting point; the solution when solved, in the order given.</summary>
    public required double[] Alpha { get; init; }

    /// <summary>p, the same for all points.</summary>
    public required double Linear { get; init; }

    public required double Bound { get; init; }

    public required double Tolerance { get; init; }

    /// <summary>Where rows of the kernel are kept: <see cref="KernelRows.RoomFor"/>.</summary>
    public required float[] Room { get; init; }
}
