namespace Ballast.Training;

/// <summary>What the sum of a loss of n · k binary questions is divided by.</summary>
public enum SigmoidNorm
{
    /// <summary>The number of positives, at least 1, as RetinaNet does. With one class an image this is the number of images.</summary>
    Positives,

    /// <summary>The number of questions, n · k, as PyTorch's mean does.</summary>
    Elements,

    /// <summary>1: the sum itself, as the asymmetric loss does. It grows with the batch.</summary>
    Sum,
}
