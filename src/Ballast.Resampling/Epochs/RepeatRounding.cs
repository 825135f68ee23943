namespace Ballast.Resampling;

/// <summary>How often an image with a fractional repeat factor comes in an epoch.</summary>
public enum RepeatRounding
{
    /// <summary>Rounded up with the fraction as probability, newly each epoch: exact in expectation. As Detectron2.</summary>
    ByChance,

    /// <summary>Rounded up, the same in all epochs. As MMDetection's ClassBalancedDataset.</summary>
    Up,
}
