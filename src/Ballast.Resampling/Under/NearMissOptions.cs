using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="NearMiss"/>.</summary>
public sealed record NearMissOptions : SamplerOptions
{
    /// <summary>Which samples are kept; default <see cref="NearMissVersion.NearestToNearest"/>.</summary>
    public NearMissVersion Version
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new BallastException($"Version is {value} but must be one of the versions 1, 2 and 3. 1 is usual.");
    } = NearMissVersion.NearestToNearest;

    /// <summary>How many samples of the smallest class the distance is taken to; 1 or more, default 3.</summary>
    public int Neighbors
    {
        get;
        init => field = AtLeastOne(value, nameof(Neighbors), 3);
    } = 3;

    /// <summary>For version 3: how many nearest samples of the class each sample of the smallest class proposes; 1 or more, default 3.</summary>
    public int CandidateNeighbors
    {
        get;
        init => field = AtLeastOne(value, nameof(CandidateNeighbors), 3);
    } = 3;
}
