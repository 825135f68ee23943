namespace Ballast.Training;

/// <summary>What is done to features before a linear classifier is trained on them. It is undone in the weights: the classifier reads the features as they are.</summary>
public enum FeatureScaling
{
    /// <summary>
    /// The mean is taken away, and one factor for all features makes the mean squared length 32. The curvature of softmax cross-entropy is at most half of that
    /// and one for the bias, so a learning rate of 0.2 with momentum 0.9 (stable below 3.8 / 16.5 = 0.23) converges whatever the network's scale.
    /// </summary>
    Centered,

    /// <summary>Nothing, as in the paper; the learning rate has to fit the features.</summary>
    None,
}
