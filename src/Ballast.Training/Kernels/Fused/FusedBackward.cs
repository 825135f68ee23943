namespace Ballast.Training;

/// <summary>What a layer of a fused chain gets on the way back.</summary>
internal readonly unsafe ref struct FusedBackward
{
    /// <summary>The images that the layer saw.</summary>
    public required float* Images { get; init; }

    /// <summary>The gradient of its results.</summary>
    public required float* Gradient { get; init; }

    /// <summary>Where the gradient of the images goes.</summary>
    public required float* Into { get; init; }

    /// <summary>The sizes of the images.</summary>
    public required ImageShape Shape { get; init; }

    /// <summary>What the layer returned on the way there.</summary>
    public required object? Kept { get; init; }
}
