namespace Ballast.Training;

/// <summary>Where a step with momentum looks.</summary>
public enum MomentumKind
{
    /// <summary>Along the running sum of gradients.</summary>
    Classical,

    /// <summary>One step of momentum ahead (Nesterov), as PyTorch computes it: the gradient and μ times the running sum.</summary>
    Nesterov,
}
