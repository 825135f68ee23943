using System.Runtime.CompilerServices;

namespace Ballast.Vision;

/// <summary>How the loops over pixels are compiled.</summary>
internal static class PixelLoop
{
    /// <summary>
    /// At once and fully. Left to the tiers, the profile that the runtime gathers first makes these loops two to four times slower, for good.
    /// </summary>
    public const MethodImplOptions Compiled = MethodImplOptions.AggressiveOptimization;
}
